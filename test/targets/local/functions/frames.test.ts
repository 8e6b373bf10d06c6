import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createFrameReader, encodeFrame } from '../../../../targets/local/functions/executor/frames.ts'

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 20 })
const frames = fc.array(fc.record({ head: fc.dictionary(fc.string(), fc.string()), texts }), { maxLength: 5 })

test('what is written is read, in whatever pieces it comes, and though these are written over', () => {
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 700 }), (written, size) => {
      const read: unknown[] = []
      const reader = createFrameReader((head, beside) => read.push({ head, texts: beside }))
      const bytes = Buffer.concat(written.map(({ head, texts: beside }) => encodeFrame(head, beside)))
      for (let at = 0; at < bytes.length; at += size) {
        const chunk = Buffer.from(bytes.subarray(at, at + size))
        reader(chunk)
        chunk.fill(0)
      }
      expect(read).toEqual(JSON.parse(JSON.stringify(written)))
    }),
    { numRuns: 60 },
  )
})

test('a frame is whole also where it is larger than the memory that is kept for most', () => {
  const text = 'größer '.repeat(200_000)
  const read: (readonly string[])[] = []
  createFrameReader((_, beside) => read.push(beside))(encodeFrame({}, [text, 'x']))
  expect(read).toEqual([[text, 'x']])
})

const words = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4)
  return bytes
}

test.each([
  ['is longer than any frame', words(2 ** 32 - 1)],
  ['has no room for the sizes of its texts', words(4, 1_000)],
  ['has texts that reach beyond its end', words(12, 1, 2, 100)],
  ['has more than its texts', Buffer.concat([words(12, 0, 2), Buffer.from('{}{}')])],
  ['has a head that is no JSON', Buffer.concat([words(10, 0, 2), Buffer.from('{:')])],
])('what comes is refused where it %s', (_, bytes) => {
  const reader = createFrameReader(() => {})
  expect(() => reader(bytes)).toThrow()
})
