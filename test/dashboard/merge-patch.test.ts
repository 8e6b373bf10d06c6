import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { patched, readPatch } from '../../dashboard/pages/dead-letters/merge-patch.ts'
import { patchBody } from '../../services/metrics/dead-letters/merge-patch.ts'

const json = fc.jsonValue({ maxDepth: 3 })
const object = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), json)

test('what is shown of a patched body is what the server sends', () =>
  fc.assert(
    fc.property(fc.oneof(json, object), object, (body, patch) => {
      const shown = patched(JSON.stringify(body), patch)
      const sent = patchBody(JSON.stringify(body), patch)
      expect(shown && JSON.stringify(JSON.parse(shown))).toBe(sent)
    }),
  ))

test.each([
  ['nothing', '  ', undefined],
  ['an object', '{"a":null}', { a: null }],
  ['a list', '[1]', 'wrong'],
  ['null', 'null', 'wrong'],
  ['what is not finished', '{"a":', 'wrong'],
])('%s as a patch', (_what, text, expected) => expect(readPatch(text)).toEqual(expected))

test('a body that is no JSON object is not patched', () => {
  expect(patched('id,name\n1,Pen', { a: 1 })).toBeUndefined()
  expect(patched('[1]', { a: 1 })).toBeUndefined()
})
