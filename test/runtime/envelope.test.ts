import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  decodeEnvelope,
  EMPTY_BODY,
  encodeEnvelope,
  isTraceparent,
  newEnvelope,
  openEnvelope,
} from '../../runtime/envelope.ts'
import type { Message } from '../../runtime/message.ts'

const UUID = '059f36b4-87a3-44ab-83d2-661975830a7d'
const TRACE = '00-059f36b487a344ab83d2661975830a7d-83d2661975830a7d-01'

const message: fc.Arbitrary<Message> = fc.record(
  {
    id: fc.string({ minLength: 1 }),
    correlationId: fc.string({ minLength: 1 }),
    parentId: fc.string({ minLength: 1 }),
    hops: fc.nat(),
    traceparent: fc.constant(TRACE),
    history: fc.array(fc.string({ minLength: 1 })),
    headers: fc.dictionary(fc.string(), fc.string()),
    body: fc.string(),
    attempt: fc.integer({ min: 1 }),
    isReplay: fc.boolean(),
  },
  { requiredKeys: ['id', 'correlationId', 'hops', 'traceparent', 'history', 'headers', 'body', 'attempt', 'isReplay'] },
)

test('a message comes out of its envelope as it went in', () => {
  fc.assert(
    fc.property(message, fc.nat(), (sent, resumeAt) => {
      const envelope = decodeEnvelope(encodeEnvelope(sent, resumeAt))
      expect(envelope?.resumeAt).toBe(resumeAt)
      expect(envelope && openEnvelope(envelope, sent.body || EMPTY_BODY, sent.attempt)).toEqual(sent)
    }),
  )
})

test('a text that is no envelope is none, and never an error', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => decodeEnvelope(text) === undefined))
})

const valid = { id: 'a', cid: 'b', hops: 1, tp: TRACE, hist: ['A'] }

test.each([
  ['an empty id', { id: '' }],
  ['a correlation id that is a number', { cid: 1 }],
  ['hops below zero', { hops: -1 }],
  ['half a hop', { hops: 0.5 }],
  ['a history of numbers', { hist: [1] }],
  ['headers that are a list', { h: ['a'] }],
  ['a header that is a number', { h: { a: 1 } }],
  ['a step before the first', { at: -1 }],
  ['a replay flag in words', { replay: 'yes' }],
])('%s makes it no envelope', (_name, change) => {
  expect(decodeEnvelope(JSON.stringify(valid))).toBeDefined()
  expect(decodeEnvelope(JSON.stringify({ ...valid, ...change }))).toBeUndefined()
})

test('a broken trace context is replaced, the message is not refused for it', () => {
  const envelope = decodeEnvelope(JSON.stringify({ ...valid, id: UUID, tp: 'nonsense' }))
  expect(envelope?.message.traceparent).toBe(TRACE)
})

test('a message from outside starts a flow and a trace that its id names', () => {
  expect(newEnvelope(UUID)).toEqual({
    message: {
      id: UUID,
      correlationId: UUID,
      hops: 0,
      traceparent: TRACE,
      history: [],
      headers: {},
      isReplay: false,
    },
    resumeAt: 0,
    isEmpty: false,
  })
})

test('an id that is no UUID still gets a valid trace', () => {
  fc.assert(fc.property(fc.string(), (id) => isTraceparent(newEnvelope(id).message.traceparent)))
})
