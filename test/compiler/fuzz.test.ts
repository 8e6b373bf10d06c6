import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { check } from '../../compiler/check/index.ts'
import { type Diagnostic, diagnosticCodes } from '../../compiler/diagnostic.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import { graph } from '../../compiler/graph.ts'
import { print } from '../../compiler/print.ts'
import type { ProjectFiles } from '../../compiler/project.ts'
import { filesOfReferences, routeDocument } from '../testkit/arbitrary-documents.ts'
import { runs } from '../testkit/thorough.ts'

const limits = { timeMs: 500 }

/** Reads and checks a project to the end. */
async function readWhole(files: ProjectFiles): Promise<readonly Diagnostic[]> {
  const { routes, diagnostics } = await evaluate(files, limits)
  graph(routes.map(({ document }) => document))
  return [...diagnostics, ...check(routes, { files })]
}

/** Whatever is said can be shown: known codes, words, and ranges that lie in a file of the project. */
function expectPresentable(found: readonly Diagnostic[], files: ProjectFiles): void {
  for (const { code, severity, message, range } of found) {
    expect(diagnosticCodes[code]).toBe(severity)
    expect(message).not.toBe('')
    if (range === undefined) continue
    const lines = (files[range.path] ?? '').split(/\r\n|[\n\r\u2028\u2029]/)
    expect(range.startLine).toBeGreaterThanOrEqual(1)
    expect(range.startColumn).toBeGreaterThanOrEqual(1)
    expect(range.endLine).toBeLessThanOrEqual(lines.length)
    const isBackwards = range.endLine === range.startLine && range.endColumn < range.startColumn
    expect(range.endLine < range.startLine || isBackwards).toBe(false)
  }
}

test('any documents are checked to the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(routeDocument, { maxLength: 6 }), async (documents) => {
      const files = { ...filesOfReferences, 'routes.json': JSON.stringify(documents) }
      const { routes } = await evaluate(files, limits)
      expect(routes.map(({ document }) => document)).toEqual(documents)
      expectPresentable(await readWhole(files), files)
    }),
    runs(60),
  )
})

test('any JSON is refused or read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.array(fc.jsonValue()).map((value) => JSON.stringify(value)),
      ),
      async (text) => {
        const files = { 'routes.json': text }
        expectPresentable(await readWhole(files), files)
      },
    ),
    runs(100),
  )
})

const words = [
  ...'route from to split process filter tap branch otherwise respond validate json csvToJson processors schema'.split(
    ' ',
  ),
  ...'( ) [ ] { } , . : ; = => ... + - ! ? * < > as const let function async await new class enum import export default'.split(
    ' ',
  ),
  ...[
    '`',
    "'",
    '"',
    '/',
    '\\',
    '\n',
    '//',
    '/*',
    '*/',
    '${',
    '#',
    '@',
    '\u2028',
    '\0',
    '💥',
    'null',
    'undefined',
    'NaN',
    '1e999',
    '10n',
  ],
  ...[
    "'queue:A'",
    "'file:B'",
    "'./processors.ts'",
    "'routo'",
    'for (;;) {}',
    'throw',
    'this',
    'globalThis',
    'Symbol.iterator',
  ],
]

const program = `import { route, json } from 'routo'
import { csvToJson, isLarge } from './processors.ts'
const common = (name: string) => route(name, { memoryMb: 256 }).from(\`queue:\${name}\`)
export default [
  common('A').process(csvToJson).to('queue:B'),
  route('C').from('file:C').split(csvToJson, { stream: true }).branch([[isLarge, 'queue:D']]).otherwise('queue:E'),
]
`

/** A program with some places overwritten, cut out or doubled. */
const mutated = fc
  .array(fc.tuple(fc.nat(program.length), fc.nat(12), fc.oneof(fc.constantFrom(...words), fc.constant(''))), {
    maxLength: 4,
  })
  .map((edits) =>
    edits.reduce((text, [at, length, word]) => text.slice(0, at) + word + text.slice(at + length), program),
  )

const garbage = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test.each([
  ['programs with mistakes', mutated],
  ['text that is no program', garbage],
])('%s are refused or read', async (_, text) => {
  await fc.assert(
    fc.asyncProperty(text, async (routes) => {
      const files = { 'routes.ts': routes, 'processors.ts': 'export const csvToJson = 1, isLarge = 2' }
      expectPresentable(await readWhole(files), files)
    }),
    runs(120),
  )
})

test('processor modules may hold anything', async () => {
  await fc.assert(
    fc.asyncProperty(garbage, async (text) => {
      const files = { 'routes.ts': program, 'processors.ts': `${text}\nexport const csvToJson = 1, isLarge = 2` }
      expectPresentable(await readWhole(files), files)
    }),
    runs(60),
  )
})

test('programs of arbitrary routes are checked to the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(routeDocument, { maxLength: 6 }), async (documents) => {
      const files = { ...filesOfReferences, 'routes.ts': print(documents) }
      expectPresentable(await readWhole(files), files)
    }),
    runs(40),
  )
})
