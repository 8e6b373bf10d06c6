import { expect, test } from '@jest/globals'
import type { SourceRange } from '../../../compiler/diagnostic.ts'
import { evaluate } from '../../../compiler/evaluate/index.ts'

const processors = `export const csvToJson = (body: string) => body
export const schema = { type: 'object' }`

const problems = async (text: string, limits = {}) => {
  const { routes, diagnostics } = await evaluate({ 'routes.ts': text, 'processors.ts': processors }, limits)
  expect(routes).toEqual([])
  return diagnostics
}
const at = (range: SourceRange | undefined) => range && `${range.path}:${range.startLine}:${range.startColumn}`

test.each([
  // Between two calls the engine may not know where it is.
  ['an endless loop', 'const f = () => {}\nfor (;;) f()\nexport default []', 'EVALUATION_TIMEOUT', undefined],
  [
    'an endless loop that catches',
    'export default []\nfor (;;) try { for (;;) {} } catch {}',
    'EVALUATION_TIMEOUT',
    undefined,
  ],
  [
    'a regular expression without end',
    "export default []\n;/^(a+)+$/.test('a'.repeat(40) + 'b')",
    'EVALUATION_TIMEOUT',
    2,
  ],
  [
    'endless microtasks',
    'const f = () => Promise.resolve().then(f)\nawait f()\nexport default []',
    'EVALUATION_TIMEOUT',
    undefined,
  ],
  ['endless recursion', 'const f = () => f() + 1\nexport default [f()]', 'EVALUATION_TOO_DEEP', 1],
  ['deeply nested code', `export default ${'['.repeat(3_000)}${']'.repeat(3_000)}`, 'EVALUATION_TOO_DEEP', undefined],
  ['an exception', "\n  throw new Error('boom')\nexport default []", 'ROUTES_THREW', 2],
  ['an exception that is no error', "throw 'boom'\nexport default []", 'ROUTES_THREW', undefined],
  ['an error in a promise', "await Promise.reject(new Error('later'))\nexport default []", 'ROUTES_THREW', 1],
  ['a constant that is changed', 'const a = 1\na = 2\nexport default []', 'ROUTES_THREW', 2],
  [
    'a promise that never settles',
    'await new Promise(() => {})\nexport default []',
    'EVALUATION_NEVER_SETTLES',
    undefined,
  ],
  ['the environment', 'export default [process.env.X]', 'NOT_IN_SANDBOX', 1],
  ['the clock', 'const now = Date.now()\nexport default []', 'NOT_IN_SANDBOX', 1],
  ['chance', 'export default [Math.random()]', 'NOT_IN_SANDBOX', 1],
  [
    'a replaced JSON',
    `JSON.stringify = () => '{"calls":[],"elements":[7]}'\nexport default []`,
    'NOT_IN_SANDBOX',
    undefined,
  ],
  ['a JSON that says nothing', "JSON.stringify = () => 'x'\nexport default []", 'NOT_IN_SANDBOX', undefined],
])('%s has its own diagnostic', async (_, text, code, line) => {
  const [problem, ...more] = await problems(text, { timeMs: 300 })
  expect([problem?.code, more]).toEqual([code, []])
  if (line !== undefined) expect(problem?.range?.startLine).toBe(line)
})

test('an operation that cannot be interrupted is ended with its thread, and the next project is read as ever', async () => {
  const endless = 'const all = Array.from({ length: 1e6 }, (_, i) => -i)\nfor (;;) all.sort()\nexport default []'
  const [problem] = await problems(endless, { timeMs: 100, readingMs: 1_000 })
  expect(problem?.code).toBe('EVALUATION_TIMEOUT')
  expect(await evaluate({ 'routes.ts': 'export default []' })).toEqual({ routes: [], diagnostics: [] })
})

test('all wrong imports are reported at once, with the right name as a fix', async () => {
  const found = await problems(`import { csvToJsn, shema as s } from './processors.ts'
import { rout } from 'routo'
import x from './processors.js'
import _ from 'lodash'
import '../../elsewhere.ts'
import * as all from './processors.ts'
const later = import('./processors.ts')
export { csvToJsons } from './processors.ts'
export default [all.csvToJSON]`)
  expect(found.map(({ code, range, fix }) => [code, at(range), fix?.edits[0]?.newText])).toEqual([
    ['EXPORT_NOT_FOUND', 'routes.ts:1:10', 'csvToJson as csvToJsn'],
    ['EXPORT_NOT_FOUND', 'routes.ts:1:20', 'schema'],
    ['EXPORT_NOT_FOUND', 'routes.ts:2:10', 'route as rout'],
    ['MODULE_NOT_FOUND', 'routes.ts:3:15', "'./processors.ts'"],
    ['PACKAGE_IN_ROUTES', 'routes.ts:4:15', undefined],
    ['IMPORT_OUTSIDE_PROJECT', 'routes.ts:5:8', undefined],
    ['EXPORT_NOT_FOUND', 'routes.ts:9:21', 'csvToJson'],
    ['EXPORT_NOT_FOUND', 'routes.ts:8:10', 'csvToJson as csvToJsons'],
    ['DYNAMIC_IMPORT', 'routes.ts:7:15', undefined],
  ])
})

test('a processor module that cannot be read is reported once, at its own line', async () => {
  const { diagnostics } = await evaluate({
    'routes.ts': "import { a } from './processors.ts'\nimport { b } from './processors.ts'\nexport default []",
    'processors.ts': 'export const a = 1\nexport const b = = 2',
  })
  expect(diagnostics.map(({ code, range }) => [code, at(range)])).toEqual([['SYNTAX_ERROR', 'processors.ts:2:18']])
})

test.each([
  ['processors.cjs', 'exports.work = (body) => body'],
  ['processors.js', 'module.exports = { work: (body) => body }'],
])('%s is told to be a CommonJS module', async (path, text) => {
  const routes = `import { work } from './${path}'\nexport default []`
  const { diagnostics } = await evaluate({ 'routes.ts': routes, [path]: text })
  const message = expect.stringMatching(/no export "work"\. It is a CommonJS module, .* ES modules: write "export"/)
  expect(diagnostics).toMatchObject([{ code: 'EXPORT_NOT_FOUND', message }])
})

test('elements are counted from one', async () => {
  expect(await problems('export default [5]')).toMatchObject([{ message: expect.stringMatching(/^Element 1 of/) }])
  const { diagnostics } = await evaluate({ 'routes.json': '[{}]' })
  expect(diagnostics[0]?.message).toContain('In element 1 of routes.json')
})

test('an unexported function can be exported by the suggested fix', async () => {
  const text = `import { route } from 'routo'
function isLarge(body) { return body.length > 10 }
export default [route('A').from('queue:A').filter(isLarge)]`
  const [problem] = await problems(text)
  const edit = problem?.fix?.edits[0]
  expect([problem?.code, problem?.step, at(edit?.range), edit?.newText]).toEqual([
    'INLINE_FUNCTION',
    0,
    'routes.ts:2:1',
    'export ',
  ])
  const lines = text.split('\n')
  lines[1] = `${edit?.newText}${lines[1]}`
  expect((await evaluate({ 'routes.ts': lines.join('\n') })).diagnostics).toEqual([])
})

test.each([
  ['calling it', 'csvToJson("a")'],
  ['constructing it', 'new csvToJson()'],
  ['adding to it', 'csvToJson + "a"'],
  ['reading from it', 'schema.type'],
  ['spreading it', '{ ...schema }'],
  ['wrapping it', 'json(csvToJson)'],
  ['a template of it', '`$' + '{schema}`'],
])('%s is a misuse of a processor', async (_, expression) => {
  const [problem] = await problems(`import { json } from 'routo'
import { csvToJson, schema } from './processors.ts'
const value = ${expression}
export default []`)
  expect([problem?.code, problem?.range?.startLine]).toEqual(['PROCESSOR_MISUSED', 3])
})

test.each([
  [
    'a step after a target',
    "route('A').from('queue:A').to('queue:B').process(csvToJson)",
    'process() cannot follow to()',
  ],
  [
    'a step after a branch',
    "route('A').from('queue:A').branch([]).process(csvToJson)",
    'process() cannot follow branch()',
  ],
  ['otherwise without a branch', "route('A').from('queue:A').otherwise('queue:B')", 'otherwise() cannot follow from()'],
  ['a step before the source', "route('A').process(csvToJson)", 'After route() comes from'],
  ['a method that is none', "route('A').from('queue:A').map(csvToJson)", 'A route has no "map"'],
  ['a branch without pairs', "route('A').from('queue:A').branch({ large: csvToJson })", 'a list of pairs'],
])('%s is an invalid call', async (_, call, words) => {
  const [problem] = await problems(`import { route } from 'routo'
import { csvToJson } from './processors.ts'
export default [
  ${call},
]`)
  expect([problem?.code, problem?.range?.startLine]).toEqual(['INVALID_CALL', 4])
  expect(problem?.message).toContain(words)
})

test('everything that is wrong with the elements of the list is reported at once', async () => {
  const found = await problems(`import { route } from 'routo'
import { csvToJson } from './processors.ts'
const self = {}; self.self = self
export default [
  3, null, [route('A').from('queue:A')], () => {},
  route('Start'),
  route('B', { memoryMb: NaN, retry: new Map() }).from('queue:B').process(undefined).validate(self),
  { name: 'C', from: 'queue:C', steps: [{ kind: 'proces' }], to: [], options: { memory: 1 } },
]`)
  expect(found.map(({ code, route, step }) => [code, route, step])).toEqual([
    ['NOT_A_ROUTE', undefined, undefined],
    ['NOT_A_ROUTE', undefined, undefined],
    ['NOT_A_ROUTE', undefined, undefined],
    ['NOT_A_ROUTE', undefined, undefined],
    ['ROUTE_WITHOUT_FROM', undefined, undefined],
    ['NOT_A_PROCESSOR', 'B', 0],
    ['NOT_JSON', 'B', 1],
    ['NOT_JSON', 'B', undefined],
    ['NOT_JSON', 'B', undefined],
    ['INVALID_DOCUMENT', 'C', undefined],
    ['INVALID_DOCUMENT', 'C', 0],
    ['INVALID_DOCUMENT', 'C', undefined],
  ])
})

test('what a program does to its sandbox stays there', async () => {
  const hostile = `Object.prototype.name = 'x'; JSON.stringify = () => '{"elements":[{"kind":"route","data":7,"calls":[],"problems":[]}]}'
export default []`
  const found = await problems(hostile)
  expect(found.map(({ code }) => code)).toEqual(['NOT_IN_SANDBOX'])
  expect(await evaluate({ 'routes.ts': 'export default []' })).toEqual({ routes: [], diagnostics: [] })
})

test('a project that is too large is not read at all', async () => {
  const { diagnostics } = await evaluate({ 'routes.ts': 'x'.repeat(100) }, { projectBytes: 99 })
  expect(diagnostics.map(({ code }) => code)).toEqual(['PROJECT_TOO_LARGE'])
})

test.each([
  ['routes.json', '[', ']'],
  ['routes.ts', 'export default [', ']'],
  ['processors.ts', 'export const toJson = (', ')'],
])('a %s of endless depth is refused', async (path, open, close) => {
  const deep = `${open}${open.slice(open.lastIndexOf(' ') + 1).repeat(50_000)}1${close.repeat(50_001)}`
  const files = { 'routes.ts': "import { toJson } from './processors.ts'\nexport default []", [path]: deep }
  const { diagnostics } = await evaluate(path === 'routes.json' ? { [path]: deep } : files)
  expect(diagnostics.map(({ code }) => code)).toEqual(['EVALUATION_TOO_DEEP'])
})

test('projects are read side by side', async () => {
  const answers = await Promise.all(
    ['A', 'B', 'C'].map((name) =>
      evaluate({ 'routes.json': JSON.stringify([{ name, from: { uri: 'queue:Q' }, steps: [], to: [], options: {} }]) }),
    ),
  )
  expect(answers.map(({ routes }) => routes[0]?.document.name)).toEqual(['A', 'B', 'C'])
})
