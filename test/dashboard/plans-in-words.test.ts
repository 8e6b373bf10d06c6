import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { lineDiff } from '../../dashboard/format/line-diff.ts'
import { formatBytes, formatType, routeName } from '../../dashboard/format/resources.ts'

const inShort = (before: string, after: string) =>
  lineDiff(before, after)?.map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`)

test.each([
  ['a\nb', 'a\nb', [' a', ' b']],
  ['a\nb\nc', 'a\nc', [' a', '-b', ' c']],
  ['a\nc', 'a\nb\nc\nd', [' a', '+b', ' c', '+d']],
  ['a\nx\nc', 'a\ny\nc', [' a', '-x', '+y', ' c']],
  ['a', 'b', ['-a', '+b']],
  ['a\nb', 'b\na', ['-a', ' b', '+a']],
])('between %j and %j the lines that differ are told from those that stay', (before, after, lines) =>
  expect(inShort(before, after)).toEqual(lines),
)

test('whatever the texts: without the lines that came it is the one before, without those that went the one after', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after) ?? []
      const without = (gone: string) => lines.filter(({ kind }) => kind !== gone).map(({ text }) => text)
      expect(without('new').join('\n')).toBe(before)
      expect(without('gone').join('\n')).toBe(after)
    }),
  )
})

test('texts of thousands of lines are not compared: the page would stand still', () =>
  expect(lineDiff('line\n'.repeat(2_000), 'line')).toBeUndefined())

test('a route has its name in its id, also when the newest revision does not have it any more', () => {
  expect(routeName('rte_k3v9x2m4q8p1_CSVToJSON')).toBe('CSVToJSON')
  expect(routeName('rte_k3v9x2m4q8p1_with_lines_below')).toBe('with_lines_below')
})

test('types are written without what all have in common', () =>
  expect(formatType('AWS::Lambda::EventSourceMapping')).toBe('Lambda EventSourceMapping'))

test.each([
  [812, '812 B'],
  [14_000, '14 kB'],
  [2_400_000, '2.3 MB'],
])('%d bytes are written %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
