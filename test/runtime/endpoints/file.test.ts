import { expect, test } from '@jest/globals'
import { objectKey } from '../../../runtime/endpoints/object-key.ts'

const RECEIVED = Date.UTC(2026, 10, 21, 9, 5, 7)

test.each([
  [undefined, 'm1', 'Export/2026-11-21/m1'],
  ['{date}/{time}-{id}.csv', 'm1', '2026-11-21/09-05-07-m1.csv'],
  ['{route}/{id}', 'm1#2', 'Export/m1-2'],
  ['{id}', '../../etc/passwd', '..-..-etc-passwd'],
  ['{customer}/{id}', 'm1', '{customer}/m1'],
])('the key %s of message %s is %s', (template, id, key) => {
  expect(objectKey(template, { route: 'Export', id, receivedAt: RECEIVED })).toBe(key)
})
