import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { lines } from '../../runtime/index.ts'

async function linesOf(...texts: string[]): Promise<string[]> {
  const chunks = (async function* () {
    yield* texts
  })()
  const all: string[] = []
  for await (const line of lines(chunks)) all.push(line)
  return all
}

test.each([
  ['one chunk', ['a\nb\n'], ['a', 'b']],
  ['a last line without an end', ['a\nb'], ['a', 'b']],
  ['lines across chunks', ['a', 'b\nc', 'd\n'], ['ab', 'cd']],
  ['Windows line ends', ['a\r\nb\r\n'], ['a', 'b']],
  ['a line end across chunks', ['a\r', '\nb'], ['a', 'b']],
  ['blank lines', ['a\n\nb'], ['a', '', 'b']],
  ['nothing', [], []],
])('%s', async (_what, texts, expected) => {
  expect(await linesOf(...texts)).toEqual(expected)
})

test('a line of many chunks is searched once, not again with each chunk', async () => {
  let searched = 0
  const chunk = (text: string) =>
    Object.assign(new String(text), {
      split: (by: string) => {
        searched += text.length
        return text.split(by)
      },
    }) as unknown as string
  const count = 1_000
  const [line] = await linesOf(...Array.from({ length: count }, () => chunk('0123456789')))
  expect([line?.length, searched]).toEqual([10 * count, 10 * count])
})

test('chunk borders make no difference', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', '\n', '\r\n', ';') })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (whole, length) => {
      const cut = Array.from({ length: Math.ceil(whole.length / length) }, (_, n) =>
        whole.slice(n * length, (n + 1) * length),
      )
      expect(await linesOf(...cut)).toEqual(await linesOf(whole))
    }),
  )
})
