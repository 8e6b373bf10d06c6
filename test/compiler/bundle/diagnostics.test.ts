import { describe, expect, test } from '@jest/globals'
import { checkBudget } from '../../../compiler/bundle/budget.ts'
import { bundleOf, folderOf, packagesOf, work } from './support.ts'

const PROCESSOR = 'export const work = (body: string) => body'

/** Code and message of each diagnostic, with the text that its range covers. */
const problemsOf = async (...args: Parameters<typeof bundleOf>) => {
  const lines = args[0].split('\n')
  const { diagnostics } = await bundleOf(...args)
  return diagnostics.map(({ code, message, range }) => {
    const text = range && lines[range.startLine - 1]?.slice(range.startColumn - 1, range.endColumn - 1)
    return { code, message, ...(text === undefined ? {} : { at: `${range?.path}:${range?.startLine} ${text}` }) }
  })
}

describe('an import', () => {
  test.each([
    ['that leaves the project', '../../etc/passwd.ts', 'IMPORT_OUTSIDE_PROJECT', /lies outside the project/],
    ['of an absolute path', '/etc/passwd', 'IMPORT_OUTSIDE_PROJECT', /lies outside the project/],
    ['of a file URL', 'file:///etc/passwd', 'IMPORT_OUTSIDE_PROJECT', /lies outside the project/],
    ['of a web address', 'https://esm.sh/lodash', 'IMPORT_OUTSIDE_PROJECT', /lies outside the project/],
    ['of a file that is not there', './procesors.ts', 'MODULE_NOT_FOUND', /Did you mean "processors.ts"/],
    ['by a subpath of package.json', '#lib', 'MODULE_NOT_FOUND', /write a relative path/],
    ['of a package that is not installed', 'left-pad', 'PACKAGE_NOT_FOUND', /Run "npm install left-pad"/],
    ['of a part of one', '@acme/prices/eu.js', 'PACKAGE_NOT_FOUND', /Run "npm install @acme\/prices"/],
    ['of the test kit', 'routo/testing', 'TEST_KIT_IN_BUNDLE', /is for tests\./],
    ['of the compiler', 'routo/compiler', 'PACKAGE_NOT_FOUND', /"routo\/compiler" is not for processors/],
    [
      'of a native add-on',
      './addon.node',
      'NATIVE_ADDON',
      /"\.\/addon\.node" holds code compiled for one kind of machine/,
    ],
  ])('%s', async (_, specifier, code, message) => {
    const problems = await problemsOf(`/* ü */ import '${specifier}'\n${PROCESSOR}`, { root: await folderOf({}) })
    expect(problems).toEqual([{ code, message: expect.stringMatching(message), at: `processors.ts:1 '${specifier}'` }])
  })

  test('of a package, where a project is bundled without packages', async () => {
    expect(await problemsOf(`import 'left-pad'\n${PROCESSOR}`)).toMatchObject([{ code: 'PACKAGE_NOT_FOUND' }])
  })

  test('of a name that the file does not export', async () => {
    const files = { 'lib.ts': 'export const prize = 1' }
    expect(await problemsOf(`import { price } from './lib.ts'\nexport const work = () => price`, { files })).toEqual([
      {
        code: 'EXPORT_NOT_FOUND',
        message: 'lib.ts has no export "price". Export it there.',
        at: 'processors.ts:1 price',
      },
    ])
  })
})

test('a name that routo does not export is reported where it is imported', async () => {
  expect(await problemsOf(`import { proute } from 'routo'\nexport const work = () => proute`)).toEqual([
    { code: 'EXPORT_NOT_FOUND', message: '"routo" has no export "proute".', at: 'processors.ts:1 proute' },
  ])
})

test('a package that is not installed can be fixed by installing it', async () => {
  const { diagnostics } = await bundleOf(`import 'left-pad'\n${PROCESSOR}`, { root: await folderOf({}) })
  expect(diagnostics[0]?.fix).toEqual({ title: 'npm install left-pad', edits: [] })
})

test('a function that its module does not export is reported with its route', async () => {
  const { diagnostics } = await bundleOf(PROCESSOR, { routes: [work('wrok')] })
  expect(diagnostics).toMatchObject([
    { code: 'EXPORT_NOT_FOUND', route: 'Work', message: 'processors.ts has no export "wrok". Export it there.' },
  ])
})

test('a schema that cannot be compiled is reported with its step', async () => {
  const routes = [work('work', { kind: 'validate', schema: { type: 'strnig' } })]
  const { diagnostics } = await bundleOf(PROCESSOR, { routes })
  expect(diagnostics).toMatchObject([{ code: 'INVALID_SCHEMA', route: 'Work', step: 1 }])
})

describe('in a package', () => {
  test('another package that is not installed is named with the one that needs it', async () => {
    const root = await packagesOf({ needy: { 'index.js': "module.exports = require('absent')" } })
    expect(await problemsOf(`import 'needy'\n${PROCESSOR}`, { root })).toEqual([
      {
        code: 'PACKAGE_NOT_FOUND',
        message: 'The package "absent", which "needy" needs, is not installed. Run "npm install absent".',
      },
    ])
  })

  test.each([
    ['a compiled file', "module.exports = require('./build/addon.node')", {}],
    ['a loader of compiled files', "module.exports = require('bindings')('addon')", { 'index.js': '' }],
  ])('%s is a native add-on', async (_, text, bindings) => {
    const root = await packagesOf({
      fast: { 'index.js': text, 'build/addon.node': 'ELF' },
      bindings,
    })
    expect(await problemsOf(`import 'fast'\n${PROCESSOR}`, { root })).toEqual([
      { code: 'NATIVE_ADDON', message: expect.stringContaining('"fast" holds code compiled for one kind of machine') },
    ])
  })

  test('a part that is not exported is said to be none', async () => {
    const root = await packagesOf({ closed: { 'package.json': '{"exports":"./a.js"}', 'a.js': '', 'b.js': '' } })
    expect(await problemsOf(`import 'closed/b.js'\n${PROCESSOR}`, { root })).toMatchObject([
      { code: 'BUNDLE_FAILED', message: expect.stringContaining('"closed/b.js" is not a part of closed') },
    ])
  })

  test('what cannot be parsed is reported with its place', async () => {
    const root = await packagesOf({ broken: { 'index.js': '\nconst = 1' } })
    expect(await problemsOf(`import 'broken'\n${PROCESSOR}`, { root })).toMatchObject([
      {
        code: 'BUNDLE_FAILED',
        message: expect.stringContaining('(node_modules/broken/index.js, line 2): Expected identifier'),
      },
    ])
  })
})

test('every problem is reported, not only the first', async () => {
  const { diagnostics } = await bundleOf(
    `${Array.from({ length: 12 }, (_, n) => `import './f${n}.ts'`).join('\n')}\n${PROCESSOR}`,
  )
  expect(diagnostics).toHaveLength(12)
})

test('code that cannot be parsed is reported where it stands', async () => {
  const { diagnostics } = await bundleOf(`${PROCESSOR}\nconst ü = ;`)
  expect(diagnostics).toMatchObject([
    { code: 'BUNDLE_FAILED', range: { path: 'processors.ts', startLine: 2, startColumn: 11 } },
  ])
})

describe('the budget', () => {
  const sizes = [{ name: 'maps', owner: 'package' as const, bytes: 6_000_000 }]

  test('warns of much code and names it', () => {
    expect(checkBudget([], sizes)).toMatchObject([
      { severity: 'WARNING', code: 'BUNDLE_LARGE', message: expect.stringContaining('maps 6.0 MB') },
    ])
  })

  test('refuses what Lambda refuses', () => {
    const files = [{ path: 'index.mjs', contents: new Uint8Array(251 * 1024 * 1024) }]
    expect(checkBudget(files, sizes)).toMatchObject([{ severity: 'ERROR', code: 'BUNDLE_TOO_LARGE' }])
  })

  test('says nothing of a small bundle', () => {
    expect(checkBudget([], [{ name: 'maps', owner: 'package', bytes: 10_000 }])).toEqual([])
  })
})
