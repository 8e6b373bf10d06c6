import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { type Bundle, type BundleResult, bundle } from '../../../compiler/bundle/index.ts'
import { evaluate } from '../../../compiler/evaluate/index.ts'
import { readProject } from '../../../compiler/read-project.ts'
import type { RouteDocument } from '../../../runtime/route/route.ts'
import { bundleOf, chunkOf, packagesOf, runBeside, work } from './support.ts'

const made = ({ bundle: result, diagnostics }: BundleResult): Bundle => {
  if (result === undefined) throw new Error(JSON.stringify(diagnostics))
  return result
}

/** Calls the route's only processor in the unpacked bundle. */
const call = async (result: BundleResult, body = 'body'): Promise<unknown> => {
  const script = `import { route } from '${chunkOf(made(result), 'Work')}'
    console.log(JSON.stringify(await route.steps[0].processor(${JSON.stringify(body)}, {})))`
  return JSON.parse(await runBeside(made(result), script))
}

test('a bundle is one entry, a chunk for each route and what they share, with maps of what people wrote, and the runtime', async () => {
  const result = made(await bundleOf('export const work = (body: string) => body'))
  expect(result.files.map(({ path }) => path.replace(/-[A-Z0-9]{8}/, '-HASH'))).toEqual([
    'Work-HASH.mjs',
    'Work-HASH.mjs.map',
    'chunk-HASH.mjs',
    'index.mjs',
    'routo.mjs',
  ])
  const unpacked = unzipSync(result.zip)
  expect(strFromU8(unpacked['index.mjs'] ?? new Uint8Array())).not.toContain('sourceMappingURL')
  expect(Object.entries(unpacked).map(([path, contents]) => ({ path, bytes: contents.byteLength }))).toEqual(
    result.files,
  )
  expect(createHash('sha256').update(result.zip).digest('hex')).toBe(result.sha256)
})

test('only the code of the route that an executor runs is loaded', async () => {
  const routes: RouteDocument[] = ['One', 'Two'].map((name) => ({
    ...work(),
    name,
    steps: [{ kind: 'process', processor: { module: `./${name}.ts`, export: 'run' } }],
  }))
  const module = (name: string) => `console.log('loaded ${name}')\nexport const run = (body: string) => body`
  const result = await bundle({ routes, files: { 'One.ts': module('One'), 'Two.ts': module('Two') } })
  const environment = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' }
  const route = { ROUTO_PROJECT: 'shop', ROUTO_ENVIRONMENT: 'dev', ROUTO_ROUTE: 'Two' }
  const output = await runBeside(
    made(result),
    `Object.assign(process.env, ${JSON.stringify({ ...environment, ...route })})
     const { handler } = await import('./index.mjs')
     console.log(typeof handler)`,
  )
  expect(output).toBe('loaded Two\nfunction\n')
})

test('the stack of an error names the line in the file of its author', async () => {
  const processors = `import { PermanentError } from 'routo'

interface Order { readonly id: string }

export function work(body: string): string {
  const order = JSON.parse(body) as Order
  if (order.id === '7') throw new PermanentError('order 7 has no lines')
  return order.id
}`
  const result = made(await bundleOf(processors))
  const script = `import { route } from '${chunkOf(result, 'Work')}'
    try { route.steps[0].processor('{"id":"7"}', {}) } catch (error) { console.log(error.stack) }`
  const [message, frame] = (await runBeside(result, script)).split('\n')
  expect(message).toBe('PermanentError: order 7 has no lines')
  expect(frame).toMatch(/work \(<task>\/processors\.ts:7:\d+\)$/)
})

test('files of the project import each other, also data, also without an extension', async () => {
  const files = {
    'lib/price.ts': "import { rate } from './rate.js'\nexport const price = (n: number): number => n * rate",
    'lib/rate.ts': "import table from '../rates.json' with { type: 'json' }\nexport const rate = table.vat",
    'rates.json': '{ "vat": 3 }',
  }
  const result = await bundleOf("import { price } from './lib/price'\nexport const work = (b: string) => price(+b)", {
    files,
  })
  expect(await call(result, '14')).toBe(42)
})

test('an error class of routo is the same for the author and for the host', async () => {
  const processors =
    "import { PermanentError } from 'routo'\nexport const work = () => { throw new PermanentError('no') }"
  const result = made(await bundleOf(processors))
  const script = `import { route } from '${chunkOf(result, 'Work')}'
    const { PermanentError } = await import('./routo.mjs')
    try { route.steps[0].processor() } catch (error) { console.log(error instanceof PermanentError) }`
  expect(await runBeside(result, script)).toBe('true\n')
})

test('modules may wait while they load, and load others when they need them', async () => {
  const files = { 'late.ts': 'export const late = await Promise.resolve(2)' }
  const processors =
    "const now = await Promise.resolve(40)\nexport const work = async () => now + (await import('./late.ts')).late"
  expect(await call(await bundleOf(processors, { files }))).toBe(42)
})

test('functions that stand in a routes file are found there', async () => {
  const routes = [
    { ...work(), steps: [{ kind: 'process' as const, processor: { module: './routes.ts', export: 'work' } }] },
  ]
  const text =
    "import { route } from 'routo'\nexport const work = (b: string) => b + '!'\nexport default [route('Work').from('queue:Jobs').process(work)]"
  expect(await call(await bundle({ routes, files: { 'routes.ts': text } }), 'hi')).toBe('hi!')
})

test('names of functions and classes stay what they are', async () => {
  const processors = `class OrderLost extends Error { constructor() { super(); this.name = this.constructor.name } }
    const helper = () => new OrderLost().name
    export const work = () => [helper(), helper.name]`
  expect(await call(await bundleOf(processors))).toEqual(['OrderLost', 'helper'])
})

test('packages come from the node_modules of the project', async () => {
  const root = await packagesOf({
    modern: { 'package.json': '{"type":"module","exports":"./main.js"}', 'main.js': "export const modern = 'module'" },
    // Written by a compiler of the days of CommonJS: in Node, its default import is the whole of its exports.
    compiled: {
      'index.js':
        'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = 1; exports.named = 2',
    },
    old: {
      'index.js':
        "const Events = require('events'); module.exports = () => [typeof new Events().on, typeof __dirname, typeof require('node:fs').readFileSync]",
    },
    '@scope/data': { 'index.js': "module.exports = require('./data.json')", 'data.json': '{"scoped":true}' },
  })
  const processors = `import { modern } from 'modern'
    import compiled from 'compiled'
    import old from 'old'
    import data from '@scope/data'
    import { basename } from 'path'
    export const work = () => [modern, compiled, old(), data, basename('/a/b')]`
  const result = await bundleOf(processors, { root })
  expect(await call(result)).toEqual([
    'module',
    { default: 1, named: 2 },
    ['function', 'string', 'function'],
    { scoped: true },
    'b',
  ])
  expect(
    made(result)
      .sizes.filter(({ owner }) => owner === 'package')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['@scope/data', 'compiled', 'modern', 'old'])
})

test('an optional package that is absent stays absent', async () => {
  const root = await packagesOf({
    ws: { 'index.js': "let fast = false; try { require('bufferutil'); fast = true } catch {}; module.exports = fast" },
  })
  expect(await call(await bundleOf("import fast from 'ws'\nexport const work = () => fast", { root }))).toBe(false)
})

test('validators are compiled ahead of time and carry no schema compiler', async () => {
  const schema = {
    $id: 'order',
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', minLength: 2 },
      at: { format: 'date-time' },
      ['__proto__']: { type: 'number' },
    },
    additionalProperties: false,
  }
  const routes = [
    work('work', { kind: 'validate', schema }, { kind: 'validate', schema: { $id: 'order', type: 'string' } }),
  ]
  const result = made(await bundleOf('export const work = (body: string) => body', { routes }))
  const script = `import { route, validators } from '${chunkOf(result, 'Work')}'
    const [order, text] = route.steps.slice(1).map(({ schema }) => validators.get(schema))
    console.log(JSON.stringify([order({ id: 'ab' }), order({ id: 'a', at: 'noon', x: 1 }), text(7)]))`
  expect(JSON.parse(await runBeside(result, script))).toEqual([
    [],
    [
      { path: '/x', message: 'is not allowed' },
      { path: '/id', message: 'must NOT have fewer than 2 characters' },
      { path: '/at', message: 'must match format "date-time"' },
    ],
    [{ path: '', message: 'must be string' }],
  ])
  const code = Object.entries(unzipSync(result.zip)).filter(([path]) => path.endsWith('.mjs'))
  expect(code.map(([, contents]) => strFromU8(contents)).join()).not.toContain('meta-schema')
})

test('the report says who takes how much, largest first', async () => {
  const { sizes, files } = made(await bundleOf("const text = 'x'.repeat(3)\nexport const work = () => text"))
  expect(sizes.map(({ owner }) => owner)).toEqual(['routo', 'project', 'project'])
  expect(
    sizes
      .map(({ name }) => name)
      .slice(1)
      .sort(),
  ).toEqual(['processors.ts', 'routes and schemas'])
  const code = files.filter(({ path }) => path.endsWith('.mjs')).reduce((total, { bytes }) => total + bytes, 0)
  expect(sizes.reduce((total, { bytes }) => total + bytes, 0)).toBeLessThanOrEqual(code)
})

const runtimeOf = ({ zip }: Bundle): string => strFromU8(unzipSync(zip)['routo.mjs'] ?? new Uint8Array())

test('of the runtime a bundle holds what its routes use', async () => {
  const [from, to] = [{ uri: 'http:/jobs', method: 'POST' as const }, [{ uri: 'https://example.com/jobs' }]]
  const fn = { module: './processors.ts', export: 'work' }
  const processors = 'export const work = (body: string) => body'
  const plain = runtimeOf(made(await bundleOf(processors)))
  const rich = runtimeOf(made(await bundleOf(processors, { routes: [{ ...work(), from, to, respond: fn }] })))
  const onlyRich = ['application/problem+json', 'idempotency-key', 'a request of API gateway']
  const onlyPlain = ['a batch of SQS messages, but']
  expect(onlyRich.filter((text) => plain.includes(text))).toEqual([])
  expect(onlyRich.filter((text) => !rich.includes(text))).toEqual([])
  expect(onlyPlain.filter((text) => rich.includes(text))).toEqual([])
})

test('of the API a bundle holds what its modules import, under whatever name', async () => {
  const used = "import { json as typed } from 'routo'\nexport const work = typed((n: number) => n + 1)"
  const all = "import * as routo from 'routo'\nexport const work = () => Object.keys(routo).join()"
  const later = "export const work = async () => Object.keys(await import('routo')).join()"
  expect(await call(await bundleOf(used), '1')).toBe('2')
  expect(runtimeOf(made(await bundleOf(used)))).not.toContain('otherwise')
  for (const processors of [all, later]) {
    expect(await call(await bundleOf(processors))).toContain('PermanentError,RetryableError,ensureOk,json')
  }
})

/** What each cold start loads beside what is made of the author's files. */
const RUNTIME_BUDGET_BYTES = 31_750

test('the runtime in an ordinary project stays within its budget', async () => {
  const root = join(import.meta.dirname, '../../../examples/acme-order-reconciliation')
  const files = await readProject(root)
  const { routes } = await evaluate(files)
  const { sizes } = made(await bundle({ routes: routes.map(({ document }) => document), files, root }))
  expect(sizes.map(({ name }) => name)).toEqual(['routo', 'processors.ts', 'routes and schemas'])
  expect(sizes.find(({ owner }) => owner === 'routo')?.bytes).toBeLessThanOrEqual(RUNTIME_BUDGET_BYTES)
})
