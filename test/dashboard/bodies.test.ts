import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readBody } from '../../dashboard/format/bodies.ts'

test('JSON goes over several lines, and every value stays as it was written', () => {
  expect(readBody('{"id":12345678901234567890,"price":1.10,"of":[{"a":"x, {y}: \\"z\\""}],"none":[],"no":{}}')).toEqual(
    {
      kind: 'json',
      text: '{\n  "id": 12345678901234567890,\n  "price": 1.10,\n  "of": [\n    {\n      "a": "x, {y}: \\"z\\""\n    }\n  ],\n  "none": [],\n  "no": {}\n}',
    },
  )
})

test('any JSON is the same when it is read again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), (value) => {
      const json = JSON.stringify(value)
      const body = readBody(json)
      expect(body.kind === 'json' && JSON.stringify(JSON.parse(body.text))).toBe(json)
    }),
  )
})

test('rows with separators are a table; a separator between quotes is none', () => {
  expect(readBody('id;name\n1;"Pen; blue"\r\n2;Ink\n')).toEqual({
    kind: 'csv',
    header: ['id', 'name'],
    rows: [
      ['1', 'Pen; blue'],
      ['2', 'Ink'],
    ],
  })
})

test('what is neither is a text: a line, broken JSON, rows of different lengths', () => {
  for (const text of ['', 'a, b', '{"a":', 'a,b\nc', '42']) expect(readBody(text)).toEqual({ kind: 'text', text })
})
