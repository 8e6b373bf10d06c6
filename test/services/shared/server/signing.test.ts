import { expect, test } from '@jest/globals'
import { deriveKey } from '../../../../services/shared/keys.ts'
import { sign, verify } from '../../../../services/shared/server/signing.ts'

const secret = 'a secret of at least thirty-two characters'
const key = deriveKey(secret, 'calls')
const at = new Date('2026-11-21T09:30:00.000Z')
const body = '{"query":"{ viewer { name } }"}'
const signed = sign(body, key, at)
const later = (ms: number) => new Date(at.getTime() + ms)

test('a signature says when it was made, and is an HMAC', () => {
  expect(signed).toMatch(/^t=1795253400,v1=[\da-f]{64}$/)
})

test.each([
  ['at once', body, signed, 0, undefined],
  ['as bytes', Buffer.from(body), signed, 0, undefined],
  ['29 seconds later', body, signed, 29_000, undefined],
  ['by a clock that is 29 seconds behind', body, signed, -29_000, undefined],
  ['31 seconds later', body, signed, 31_000, 'stale'],
  ['by a clock that is 31 seconds behind', body, signed, -31_000, 'stale'],
  ['with another body', body.replace('name', 'email'), signed, 0, 'wrong'],
  ['with another time', body, signed.replace('t=1795253400', 't=1795253401'), 0, 'wrong'],
  ['with another key', body, sign(body, deriveKey(secret, 'secrets'), at), 0, 'wrong'],
  ['with the key of another secret', body, sign(body, deriveKey(`${secret}!`, 'calls'), at), 0, 'wrong'],
  ['with a signature cut short', body, signed.slice(0, -2), 0, 'missing'],
  ['with no signature', body, undefined, 0, 'missing'],
  ['with an empty one', body, '', 0, 'missing'],
  ['with two of them', body, [signed, signed], 0, 'missing'],
  ['with something else', body, 'Bearer x', 0, 'missing'],
])('a body is verified %s', (_name, text, header, ms, verdict) => {
  expect(verify(header, text, key, later(ms))).toBe(verdict)
})

test('each purpose has a key of its own, the same in every process', () => {
  expect(key).toHaveLength(32)
  expect(deriveKey(secret, 'calls')).toEqual(key)
  expect(deriveKey(secret, 'secrets')).not.toEqual(key)
})
