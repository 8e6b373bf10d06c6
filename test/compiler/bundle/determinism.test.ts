import { execFile } from 'node:child_process'
import { cp, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { type BundleInput, bundle } from '../../../compiler/bundle/index.ts'
import { folderOf, packagesOf, work } from './support.ts'

const packages = { dates: { 'index.js': "module.exports = { today: require('path').sep + __filename }" } }
const input: BundleInput = {
  routes: [work('work', { kind: 'validate', schema: { type: 'string', minLength: 1, format: 'date' } })],
  files: {
    'routes.ts': "import { route } from 'routo'",
    'processors.ts':
      "import { PermanentError } from 'routo'\nimport { today } from 'dates'\nexport const work = () => { throw new PermanentError(today) }",
  },
}
const checkout = resolve(import.meta.dirname, '../../..')

const bundled = async (change: Partial<BundleInput> = {}) => {
  const root = await packagesOf(packages)
  const { bundle: result, diagnostics } = await bundle({ ...input, root, ...change })
  if (result === undefined) throw new Error(JSON.stringify(diagnostics))
  return { ...result, root }
}

describe('the same project gives the same zip', () => {
  test('in another folder', async () => {
    const [here, there] = [
      await bundled(),
      await bundled({ root: await packagesOf(packages, 'a', 'deeper', 'folder') }),
    ]
    expect(there.sha256).toBe(here.sha256)
    expect(Buffer.compare(there.zip, here.zip)).toBe(0)
  })

  test('through a link', async () => {
    const { root, sha256 } = await bundled()
    const link = join(await folderOf({}), 'link')
    await symlink(root, link)
    expect((await bundled({ root: link })).sha256).toBe(sha256)
  })

  test('with another installation of routo, in another time zone', async () => {
    const here = await bundled()
    const elsewhere = await folderOf({}, 'opt')
    for (const folder of ['compiler', 'runtime', 'package.json'])
      await cp(join(checkout, folder), join(elsewhere, folder), { recursive: true })
    await symlink(join(checkout, 'node_modules'), join(elsewhere, 'node_modules'))
    const script = `import { bundle } from './compiler/bundle/index.ts'
      const { bundle: result } = await bundle(${JSON.stringify({ ...input, root: here.root })})
      console.log(result.sha256)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: elsewhere,
      env: { ...process.env, TZ: 'Pacific/Auckland' },
    })
    expect(stdout.trim()).toBe(here.sha256)
  })

  test('whatever a tsconfig.json there says', async () => {
    const { root: plain, sha256 } = await bundled()
    const odd = await folderOf({
      'tsconfig.json':
        '{"compilerOptions":{"target":"es5","paths":{"dates":["./other.js"]},"useDefineForClassFields":false}}',
      'other.js': 'export const today = 0',
    })
    await cp(join(plain, 'node_modules'), join(odd, 'node_modules'), { recursive: true })
    expect((await bundled({ root: odd })).sha256).toBe(sha256)
  })

  test.each<[string, Partial<BundleInput>]>([
    [
      'after a comment in a routes file',
      { files: { ...input.files, 'routes.ts': "// hello\nimport { route } from 'routo'" } },
    ],
    ['with a file that no route uses', { files: { ...input.files, 'notes.ts': 'export {}' } }],
    [
      'with another description of a route',
      { routes: input.routes.map((route) => ({ ...route, description: 'new' })) },
    ],
  ])('%s', async (_, change) => {
    expect((await bundled(change)).sha256).toBe((await bundled()).sha256)
  })
})

test('other code gives another zip', async () => {
  const files = { ...input.files, 'processors.ts': 'export const work = () => 2' }
  expect((await bundled({ files })).sha256).not.toBe((await bundled()).sha256)
})

test('no folder of the machine is in the zip', async () => {
  const { zip, root } = await bundled()
  const text = Object.entries(unzipSync(zip))
    .map(([path, contents]) => path + strFromU8(contents))
    .join('\n')
  for (const folder of [root, checkout, '../'])
    expect({ folder, isThere: text.includes(folder) }).toEqual({ folder, isThere: false })
  for (const source of ['node_modules/dates/index.js', 'processors.ts', 'routo/runtime/schema/problem.ts']) {
    expect({ source, isThere: text.includes(`"${source}"`) }).toEqual({ source, isThere: true })
  }
})
