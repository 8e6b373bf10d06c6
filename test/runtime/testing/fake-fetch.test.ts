import { expect, test } from '@jest/globals'
import { type Answer, fakeFetch } from '../../../runtime/testing/index.ts'

test.each<[string, Answer | Answer[], unknown[]]>([
  ['answers one after another, the last one stays', [503, 201], [503, 201, 201]],
  ['a function answers by the request', ({ body }) => (body === '' ? 400 : 200), [400, 400, 400]],
  [
    'an error is an error of the network',
    new TypeError('fetch failed'),
    ['fetch failed', 'fetch failed', 'fetch failed'],
  ],
])('%s', async (_what, answer, expected) => {
  const fetch = fakeFetch({ 'https://example.com/': answer })
  const got: unknown[] = []
  for (let n = 0; n < 3; n += 1) {
    got.push(
      await fetch('https://example.com/').then(
        ({ status }) => status,
        ({ message }) => message,
      ),
    )
  }
  expect(got).toEqual(expected)
})

const statusOf = async (answers: Parameters<typeof fakeFetch>[0], url: string, init?: RequestInit) =>
  (await fakeFetch(answers)(url, init)).status

test.each<[string, Parameters<typeof fakeFetch>[0], string, number]>([
  ['a key without a path is the root', { 'https://x.y': 201 }, 'https://x.y/', 201],
  ['a key with the path of the root is the root', { 'GET https://x.y/': 201 }, 'https://x.y', 201],
  ['a key without a query stands for every query', { 'https://x.y/a': 201 }, 'https://x.y/a?b=1', 201],
  ['a key with a query stands for that one', { 'GET https://x.y/a?b=1': 201 }, 'https://x.y/a?b=1', 201],
  [
    'a key with the query goes before one without',
    { 'GET https://x.y/a': 500, 'https://x.y/a?b=1': 201 },
    'https://x.y/a?b=1',
    201,
  ],
  [
    'a key with the method goes before one without',
    { 'https://x.y/a': 500, 'GET https://x.y/a': 201 },
    'https://x.y/a',
    201,
  ],
  ['a method may be in lower case', { 'get https://x.y/a': 201 }, 'https://x.y/a#top', 201],
])('%s', async (_what, answers, url, status) => {
  expect(await statusOf(answers, url)).toBe(status)
})

test('another query, and another method, have no answer', async () => {
  const answers = { 'GET https://x.y/a?b=1': 200 }
  await expect(statusOf(answers, 'https://x.y/a?b=2')).rejects.toThrow(
    'no answer is given for GET https://x.y/a?b=2, only for GET https://x.y/a?b=1',
  )
  await expect(statusOf(answers, 'https://x.y/a?b=1', { method: 'PUT' })).rejects.toThrow('no answer is given for PUT')
})

test('a key that no request can have is refused at once', () => {
  expect(() => fakeFetch({ 'GET /orders': 200 })).toThrow('"GET /orders" is no key of fakeFetch')
})
