import { expect, test } from '@jest/globals'
import { check } from '../../../compiler/check/index.ts'
import type { Diagnostic } from '../../../compiler/diagnostic.ts'
import { type Built, route, type TargetUri } from '../../../runtime/route/builder.ts'
import { documentsOf } from '../../testkit/documents.ts'
import { evaluated } from '../../testkit/evaluated.ts'

const toJson = (body: string) => body
const files = { 'processors.ts': 'export const toJson = (body: string) => body' }

const loopsOf = (...routes: readonly Built[]): Diagnostic[] =>
  check(evaluated(documentsOf(...routes)), { files }).filter(({ code }) => code.endsWith('_LOOP'))

const between = (name: string, from: string, to: TargetUri, maxHops?: number) =>
  route(name, maxHops === undefined ? {} : { allowLoop: { maxHops } })
    .from(from as 'queue:x')
    .process(toJson)
    .to(to)

test('a loop is told as the way that messages go round', () => {
  const [loop, ...more] = loopsOf(
    between('Start', 'queue:Start', 'queue:A'),
    between('A', 'queue:A', 'queue:B'),
    between('B', 'queue:B', 'file:C'),
    between('C', 'file:C', 'queue:A'),
  )
  expect(more).toEqual([])
  expect(loop).toMatchObject({ code: 'ROUTE_LOOP', route: 'A' })
  expect(loop?.message).toContain('A → queue:B → B → file:C → C → queue:A → A')
})

test('a loop may go through a tap, a branch or otherwise', () => {
  const isLarge = () => true
  expect(
    loopsOf(
      route('A').from('queue:A').tap('queue:B').to('https://x.example'),
      route('B')
        .from('queue:B')
        .branch([[isLarge, 'queue:C']])
        .otherwise('https://x.example'),
      route('C')
        .from('queue:C')
        .branch([[isLarge, 'https://x.example']])
        .otherwise('queue:A'),
    ).map(({ code }) => code),
  ).toEqual(['ROUTE_LOOP'])
})

test('allowLoop on one route of a loop permits it, and only it', () => {
  expect(loopsOf(between('A', 'queue:A', 'queue:B', 5), between('B', 'queue:B', 'queue:A'))).toEqual([])
  const two = loopsOf(
    between('A', 'queue:A', 'queue:B', 5),
    between('B', 'queue:B', 'queue:A').to('queue:C'),
    between('C', 'queue:C', 'queue:B'),
  )
  expect(two.map(({ message }) => message)).toEqual([expect.stringContaining('B → queue:C → C → queue:B → B')])
})

test('a route that writes to what it reads is a loop of its own', () => {
  expect(loopsOf(between('A', 'queue:A', 'queue:A')).map(({ code }) => code)).toEqual(['DIRECT_LOOP'])
  expect(loopsOf(between('A', 'queue:A', 'queue:A', 5))).toEqual([])
})

test('a loop through a bucket cannot be permitted, since files carry no hops', () => {
  const [direct] = loopsOf(between('A', 'file:A', 'file:A', 5))
  expect(direct).toMatchObject({ code: 'DIRECT_LOOP', message: expect.stringContaining('allowLoop does not help') })
  const [long] = loopsOf(between('A', 'file:A', 'file:B', 5), between('B', 'file:B', 'file:A', 5))
  expect(long).toMatchObject({ code: 'ROUTE_LOOP', message: expect.stringContaining('allowLoop does not help') })
})

test('a loop that leaves and enters by queue is bounded where a queue is read', () => {
  expect(loopsOf(between('A', 'file:A', 'queue:B'), between('B', 'queue:B', 'file:A', 5))).toEqual([])
})
