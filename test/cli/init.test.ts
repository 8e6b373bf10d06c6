import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { cli, shown } from '../testkit/cli.ts'
import { canMount, mountDisk } from '../testkit/small-disk.ts'

const templates = ['acme', 'http', 'blank']
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** With the sources of the checkout, whatever was built of them. */
const node = (args: readonly string[], cwd: string) =>
  promisify(execFile)(process.execPath, ['-C', '@routo/source', '--disable-warning=ExperimentalWarning', ...args], {
    cwd,
  })

test('a project is begun, and the next commands are named', async () => {
  const { code, stdout, stderr } = await cli(['init', 'acme-orders'], { cwd: folder })
  expect({ code, stdout: shown(stdout), stderr }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ Made acme-orders of the template acme: routes.ts, processors.ts, orders.csv, routes.test.ts, routo.json, package.json, tsconfig.json, .gitignore.

Next:
  cd acme-orders
  npx routo dev
  npx routo env set ORDERS_API_URL=<where orders are posted>
  npx routo send file:OrdersFTPBucket orders.csv

npm test runs its test, with no cloud at all.
",
}
`)
  expect((await readdir(join(folder, 'acme-orders'))).toSorted()).toMatchInlineSnapshot(`
[
  ".gitignore",
  "node_modules",
  "orders.csv",
  "package.json",
  "processors.ts",
  "routes.test.ts",
  "routes.ts",
  "routo.json",
  "tsconfig.json",
]
`)
})

test('as JSON it says what was made, and what comes next', async () => {
  const { stdout } = await cli(['init', '--template', 'http', '--project', 'payments', '--env', 'local', '--json'], {
    cwd: folder,
  })
  expect(shown(stdout)).toMatchInlineSnapshot(`
"{"folder":"<folder>","project":"payments","environment":"local","template":"http","files":["routes.ts","processors.ts","payment.schema.json","routes.test.ts","payment.json","routo.json","package.json","tsconfig.json",".gitignore"],"next":["npx routo dev","npx routo send http:/payments payment.json"]}
"
`)
  expect(JSON.parse(await readFile(join(folder, 'routo.json'), 'utf8'))).toEqual({
    project: 'payments',
    environment: 'local',
  })
})

test.each(templates)('the template %s passes its own test and the check, with nothing installed', async (template) => {
  const { code } = await cli(['init', '--template', template], { cwd: folder })
  expect(code).toBe(0)
  const { stdout } = await node(['--test'], folder)
  expect(stdout).toContain('ℹ fail 0')
  expect(stdout).not.toContain('ℹ pass 0')
  expect((await cli(['check', '--strict'], { cwd: folder })).code).toBe(0)
})

test('nothing is overwritten: what stands in the way is named, and nothing is written', async () => {
  await writeFile(join(folder, 'routes.ts'), 'mine')
  await writeFile(join(folder, 'package.json'), '{}')
  const { code, stderr } = await cli(['init'], { cwd: folder })
  expect({ code, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error <folder> has files that would be overwritten: routes.ts, package.json.
Nothing was written. Name an empty folder, or a new one: routo init <folder>
",
}
`)
  expect((await readdir(folder)).toSorted()).toEqual(['package.json', 'routes.ts'])
  expect(await readFile(join(folder, 'routes.ts'), 'utf8')).toBe('mine')
})

test('where a folder cannot be made, it is said why', async () => {
  await writeFile(join(folder, 'file'), 'no folder')
  const { code, stderr } = await cli(['init', 'file/project'], { cwd: folder })
  expect({ code, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "error <folder>/file/project: there is a file where a folder should be.
Move the file away, or choose another folder.
",
}
`)
})

const ifMounted = canMount ? test : test.skip

ifMounted('on a full disk it is said, and nothing is left behind', async () => {
  const disk = await mountDisk(folder, '8k')
  try {
    const { code, stderr } = await cli(['init'], { cwd: folder })
    expect({ code, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "error <folder>/orders.csv: the disk is full.
Make room, and run it again.
",
}
`)
    expect(await readdir(folder)).toEqual([])
  } finally {
    await disk()
  }
})

test('a package that is installed there is left alone', async () => {
  const installed = join(folder, 'node_modules/routo')
  await mkdir(installed, { recursive: true })
  await writeFile(join(installed, 'package.json'), '{}')
  expect((await cli(['init'], { cwd: folder })).code).toBe(0)
  expect(await readdir(join(folder, 'node_modules'))).toEqual(['routo'])
  expect(await readdir(installed)).toEqual(['package.json'])
})

test('only with what there is can be begun', async () => {
  expect(await cli(['init', '--template', 'none'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--template <name>' argument 'none' is invalid. Allowed choices are acme, http, blank.
See what there is with: --help
",
  "stdout": "",
}
`)
})
