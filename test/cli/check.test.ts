import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type CliOptions, type CliResult, cli, shown } from '../testkit/cli.ts'

const EXAMPLE = 'examples/acme-order-reconciliation'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function files(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
}

async function seen(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { code, stdout, stderr } = await cli(args, { cwd: folder, ...options })
  return { code, stdout: shown(stdout), stderr: shown(stderr) }
}

const LOUD = `import { route } from 'routo'
import { shout } from './processors.ts'

export default [route('Shout').from('queue:Names').process(shoot).to('queue:Loud')]
`

test('routes that are right have nothing to be said of them', async () => {
  expect(await seen(['check', EXAMPLE], { cwd: '.' })).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ 2 routes, no problems.
",
}
`)
  expect(await seen(['check', '--json'], { cwd: EXAMPLE })).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "{"ok":true,"routes":["CSVToJSON","StoreOrders"],"diagnostics":[]}
",
}
`)
})

test('a line that is no TypeScript is shown with the place in it', async () => {
  await files({ 'routes.ts': `import { route } from 'routo'\n\nexport default [route('A').from('queue:In']\n` })
  expect(await seen(['check'])).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "",
  "stdout": "routes.ts:3:43 error SYNTAX_ERROR
  routes.ts cannot be read: Expected ',', got ']'.
  3 | export default [route('A').from('queue:In']
    |                                           ^

1 error.
",
}
`)
  expect(await seen(['check', '--json'])).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "",
  "stdout": "{"ok":false,"routes":[],"diagnostics":[{"severity":"ERROR","code":"SYNTAX_ERROR","message":"routes.ts cannot be read: Expected ',', got ']'.","range":{"path":"routes.ts","startLine":3,"startColumn":43,"endLine":3,"endColumn":44}}]}
",
}
`)
})

test('what is wrong is shown with the line, and what was probably meant', async () => {
  await files({
    'routes.ts': LOUD.replace('{ shout }', '{ shoot }'),
    'processors.ts': 'export const shout = (name: string) => `$' + '{name}!`\n',
  })
  expect(await seen(['check'])).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "",
  "stdout": "routes.ts:2:10 error EXPORT_NOT_FOUND
  "./processors.ts" has no export "shoot". Did you mean "shout"?
  2 | import { shoot } from './processors.ts'
    |          ^^^^^
  fix Use shout

1 error.
",
}
`)
})

test('the program itself ends with the status of the check', async () => {
  await files({ 'routes.ts': 'export default 1\n' })
  const run = promisify(execFile)(process.execPath, ['cli/bin.js', 'check', folder, '--json'])
  await expect(run).rejects.toMatchObject({ code: 3, stdout: expect.stringContaining('"ok":false'), stderr: '' })
})

test('a file that no parser can read is a diagnostic, too', async () => {
  await files({ 'routes.ts': `export default ${'['.repeat(50_000)}1${']'.repeat(50_000)}\n` })
  // In a process of its own: what overflows here is the stack of whoever reads.
  const run = promisify(execFile)(process.execPath, ['cli/bin.js', 'check', folder, '--json'])
  await expect(run).rejects.toMatchObject({ code: 3, stdout: expect.stringContaining('EVALUATION_TOO_DEEP') })
})

test('a warning fails only where it is asked to', async () => {
  await files({
    'routes.ts': `import { route } from 'routo'
import { isLoud } from './processors.ts'

export default [route('Pick').from('queue:Names').branch([[isLoud, 'queue:Loud']])]
`,
    'processors.ts': "export const isLoud = (name: string) => name.endsWith('!')\n",
  })
  expect(await seen(['check'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "routes.ts:4:51 info TARGET_NEVER_READ
  No route of the project reads "queue:Loud". Messages wait there for another reader.
  4 | export default [route('Pick').from('queue:Names').branch([[isLoud, 'queue:Loud']])]
    |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

routes.ts:4:51 warning BRANCH_WITHOUT_OTHERWISE
  Messages of route "Pick" for which no rule holds are dropped with reason "no-branch". If that is not meant, add otherwise().
  4 | export default [route('Pick').from('queue:Names').branch([[isLoud, 'queue:Loud']])]
    |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

✓ 1 route, 1 warning.
",
}
`)
  expect((await seen(['check', '--strict'])).code).toBe(3)
})

test('a folder that is none is named, and so is one without routes', async () => {
  expect(await seen(['check', 'nowhere'])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no folder <folder>/nowhere.
Name the folder that has your routes.ts, or make one with: routo init <folder>
",
  "stdout": "",
}
`)
  expect(await seen(['check'])).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "",
  "stdout": "error NO_ROUTES_FILE
  The project has no routes.ts (or routes.js, routes.mjs, routes.json) at its root. Export a list of routes from it.

1 error.
",
}
`)
})

test('templates and code are written, with what they will be called and cost', async () => {
  const { code, stdout } = await seen(['build', join(process.cwd(), EXAMPLE), '--project', 'acme', '--env', 'test'])
  expect(code).toBe(0)
  expect(
    stdout.replaceAll(/code-[0-9a-f]{12}/g, 'code-<digest>').replaceAll(/\(.* kB\)/g, '(<size>)'),
  ).toMatchInlineSnapshot(`
"acme in test: 2 routes, 1 stack, 18 resources

RESOURCE             IS A      NAME ON AWS
CSVToJSONDLQ         queue     acme-test-CSVToJSONDLQ
CSVToJSONExecutor    function  acme-test-CSVToJSONExecutor
CSVToJSONInbox       queue     acme-test-CSVToJSONInbox
OrdersFTPBucket      bucket    acme-test-ordersftpbucket-\${AWS::AccountId}-\${AWS::Region}
OrdersJSONQueue      queue     acme-test-OrdersJSONQueue
StoreOrdersDLQ       queue     acme-test-StoreOrdersDLQ
StoreOrdersExecutor  function  acme-test-StoreOrdersExecutor
and 11 more: roles, policies, log groups, event sources

wrote out/acme/template.json (<size>)
wrote out/acme/code-<digest>.zip (<size>)

ROUTE          MESSAGES  USD A MONTH
CSVToJSON     1,000,000         4.85
StoreOrders  10,000,000         7.77
12.61 USD a month in all, with prices of 2026-11-21, before any free tier
- Prices are the list prices of us-east-1 as of 2026-11-21, before discounts and taxes.
- The free tier is left out: it is shared with everything else in the account.
- A month has 730 hours. A route that is fed from outside receives 1,000,000 messages, unless said otherwise; schedules fire as they say; the other routes receive what is sent to them.
- Every message succeeds at the first attempt, none is dropped, a branch spreads its messages evenly, and a loop is passed once.
- Messages come evenly over the month: they form batches only in a batch window or behind a split.
- Lambda polls each queue that a route reads, three times a minute from two pollers (five where maxConcurrency is set), with or without messages: 262,800 (657,000) SQS requests a month are paid by an idle route.
- SQS bills each call per 64 kB, API Gateway each request per 512 kB, Lambda each millisecond including its start.
- Each executor has five custom metrics, paid for the hours in which it runs, and logs about 1.1 kB per invocation and 0.55 kB per message.
- Files written stay for one month; logs stay for the retention of their route.
- Not counted: what HTTP answers carry out of the region, data between regions, and everything the processors call by themselves.
"
`)
  expect(await readdir(join(folder, 'out/acme'))).toEqual([
    expect.stringMatching(/^code-[0-9a-f]{12}\.zip$/),
    'template.json',
  ])
})

test('as JSON a build has its resources, files and estimate', async () => {
  const { code, stdout } = await cli(['build', EXAMPLE, '--out', folder, '--json', '--messages', '3000000'], {
    cwd: '.',
  })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    project: 'acme-order-reconciliation',
    environment: 'dev',
    resources: expect.arrayContaining([
      {
        logicalId: 'OrdersJSONQueue',
        type: 'AWS::SQS::Queue',
        physicalName: 'acme-order-reconciliation-dev-OrdersJSONQueue',
      },
    ]),
    files: [{ path: join(folder, 'template.json') }, { path: expect.stringContaining('.zip') }],
    estimate: { currency: 'USD', perRoute: [{ route: 'CSVToJSON', messages: 3_000_000 }, { route: 'StoreOrders' }] },
    diagnostics: [],
  })
})

test('what cannot be built, or not be written, is said', async () => {
  await files({ 'routes.ts': 'export default 1 +\n', out: 'a file where a folder is to be' })
  expect(await seen(['build'])).toMatchObject({ code: 3, stdout: expect.stringContaining('SYNTAX_ERROR') })
  const built = await seen(['build', join(process.cwd(), EXAMPLE), '--out', 'out/acme'])
  expect(built).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "error <folder>/out/acme: there is a file where a folder should be.
Move the file away, or choose another folder.
",
  "stdout": "",
}
`)
  expect(await seen(['build', '--messages', 'many'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error --messages many is no count.
",
  "stdout": "",
}
`)
  expect(await seen(['build', '--project', 'No Slug'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error "No Slug" cannot name the project: use 1 to 40 lower-case letters and digits, with single hyphens between them, starting with a letter
It comes from --project, --env, routo.json, or the name of the folder.
",
  "stdout": "",
}
`)
})
