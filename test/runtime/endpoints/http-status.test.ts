import { expect, test } from '@jest/globals'
import { ensureOk } from '../../../runtime/index.ts'
import { fakeFetch } from '../../../runtime/testing/index.ts'

const url = 'https://api.example.com/orders'
const answered = (answer: Parameters<typeof fakeFetch>[0][string]) => fakeFetch({ [url]: answer })(`${url}?key=secret`)
const now = () => Date.parse('2026-01-01T00:00:00Z')

test.each([200, 201, 204])('%i is a success', async (status) => {
  const response = await answered(status)
  expect(await ensureOk(response)).toBe(response)
})

test.each([408, 425, 429, 500, 502, 503, 504])('%i may be tried again', async (status) => {
  await expect(ensureOk(await answered(status))).rejects.toMatchObject({
    name: 'RetryableError',
    code: `HTTP_${status}`,
    retryAfterMs: undefined,
  })
})

test.each([304, 400, 401, 404, 409, 422])('%i is final', async (status) => {
  await expect(ensureOk(await answered(status))).rejects.toMatchObject({
    name: 'PermanentError',
    code: `HTTP_${status}`,
  })
})

test.each([
  ['120', 120_000],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', undefined],
])('Retry-After: %s asks to wait %p ms', async (value, retryAfterMs) => {
  const response = await answered({ status: 429, headers: { 'retry-after': value } })
  await expect(ensureOk(response, now)).rejects.toMatchObject({ retryAfterMs })
})

test('of a long answer only the beginning is read', async () => {
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new TextEncoder().encode('x'.repeat(100)))
    },
  })
  await expect(ensureOk(new Response(body, { status: 500 }))).rejects.toThrow(/answered 500: x{300}$/)
  expect(pulled).toBeLessThan(20)
})

test('an answer that breaks off says at least its status', async () => {
  const body = new ReadableStream({
    pull() {
      throw new Error('broken off')
    },
  })
  await expect(ensureOk(new Response(body, { status: 404 }))).rejects.toMatchObject({ code: 'HTTP_404' })
})

test('the error says who answered what, without the query, which may hold a key', async () => {
  const response = await answered({ status: 422, body: { reason: 'no such product' } })
  await expect(ensureOk(response)).rejects.toThrow(`${url} answered 422: {"reason":"no such product"}`)
})
