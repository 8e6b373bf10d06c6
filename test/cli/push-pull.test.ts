import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { cli, shown } from '../testkit/cli.ts'
import { type Installation, install } from '../testkit/installation.ts'

const ROUTES = `import { route } from 'routo'
import { greet } from './processors.ts'

export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
`
const PROCESSORS = `export const greet = (name: string) => \`Hello, \${name}\`
`

let routo: Installation
let slug: string
let mine: string
let theirs: string
let count = 0

beforeAll(async () => {
  routo = await install('together')
})
afterAll(() => routo.stop())
beforeEach(async () => {
  slug = `greetings-${++count}`
  const { data } = await routo.graphql(
    'mutation Make($input: ProjectCreateInput!) { projectCreate(input: $input) { userErrors { message } } }',
    { input: { slug } },
    routo.ownerToken,
  )
  expect(data.projectCreate.userErrors).toEqual([])
  mine = await folder()
  theirs = await folder()
  await write(mine, { 'routes.ts': ROUTES, 'processors.ts': PROCESSORS })
})

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'routo-project-'))
  await write(made, { 'routo.json': JSON.stringify({ project: slug }) })
  return made
}

async function write(where: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writeFile(join(where, path), text)
}

async function run(where: string, ...args: string[]) {
  const env = { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken }
  const { code, stdout, stderr } = await cli(args, { cwd: where, env })
  const clean = (text: string): string => shown(text).replaceAll(slug, '<slug>')
  return { code, stdout: clean(stdout), stderr: clean(stderr) }
}

const read = (where: string, path: string): Promise<string> => readFile(join(where, path), 'utf8')

test('files are pushed as a revision, once', async () => {
  expect(await run(mine, 'push', '--message', 'The first ones')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Deploy it with: routo deploy
",
  "stdout": "routes.ts:4:67 info TARGET_NEVER_READ
  No route of the project reads "queue:Greetings". Messages wait there for another reader.
  4 | export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
    |                                                                   ^^^^^^^^^^^^^^^^^^^^^

Pushed revision 1.
  + processors.ts
  + routes.ts
  + routo.json
",
}
`)
  expect(await run(mine, 'push')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Deploy it with: routo deploy
",
  "stdout": "routes.ts:4:67 info TARGET_NEVER_READ
  No route of the project reads "queue:Greetings". Messages wait there for another reader.
  4 | export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
    |                                                                   ^^^^^^^^^^^^^^^^^^^^^

Revision 1 has these files.
",
}
`)
  expect((await run(mine, 'push', '--json')).stdout).toMatchInlineSnapshot(`
"{"revision":{"id":"rev_…","number":1},"changes":[],"diagnostics":[{"severity":"INFO","code":"TARGET_NEVER_READ","message":"No route of the project reads \\"queue:Greetings\\". Messages wait there for another reader.","route":"Greet","range":{"path":"routes.ts","startLine":4,"startColumn":67,"endLine":4,"endColumn":88},"fix":null}]}
"
`)
})

test('a project that is missing is made', async () => {
  slug = `${slug}-new`
  await write(mine, { 'routo.json': JSON.stringify({ project: slug }) })
  const { code, stderr } = await run(mine, 'push')
  expect([code, stderr]).toMatchInlineSnapshot(`
[
  0,
  "Made the project <slug>.
Deploy it with: routo deploy
",
]
`)
})

test('files with an error are pushed, and the error is shown where it stands', async () => {
  await write(mine, { 'routes.ts': ROUTES.replace('queue:Greetings', 'queue:Names') })
  expect(await run(mine, 'push')).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "",
  "stdout": "routes.ts:4:67 error DIRECT_LOOP
  Route "Greet" writes to "queue:Names", which it reads: every message would come back to it, without end. Break the loop, or permit it with the option allowLoop: { maxHops }.
  4 | export default [route('Greet').from('queue:Names').process(greet).to('queue:Names')]
    |                                                                   ^^^^^^^^^^^^^^^^^

Pushed revision 1.
  + processors.ts
  + routes.ts
  + routo.json
",
}
`)
})

test('an empty folder gets the files of the newest revision, or of an older one', async () => {
  await run(mine, 'push', '--message', 'The first ones')
  await write(mine, { 'processors.ts': PROCESSORS.replace('Hello', 'Good morning') })
  await run(mine, 'push', '--message', 'Be polite')
  expect(await run(theirs, 'pull')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Pulled revision 2 by owner-token: Be polite
  ~ processors.ts
  ~ routes.ts
",
}
`)
  expect(await read(theirs, 'processors.ts')).toContain('Good morning')
  expect((await run(theirs, 'pull', '--revision', '1', '--json')).stdout).toMatchInlineSnapshot(`
"{"revision":{"number":1,"message":"The first ones","createdAt":"<time>","author":{"name":"owner-token"}},"written":["processors.ts"],"removed":[],"kept":[]}
"
`)
  expect(await read(theirs, 'processors.ts')).toBe(PROCESSORS)
  expect(await run(theirs, 'pull', '--revision', '7')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error "<slug>" has no revision 7.
Leave --revision out for the newest one.
",
  "stdout": "",
}
`)
})

test('changes that nobody has pushed are not overwritten, unless that is wanted', async () => {
  await run(mine, 'push')
  await run(theirs, 'pull')
  await write(mine, { 'processors.ts': PROCESSORS.replace('Hello', 'Good morning') })
  await run(mine, 'push')
  await write(theirs, { 'processors.ts': PROCESSORS.replace('Hello', 'Hi') })
  expect(await run(theirs, 'pull')).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error Changes here would be lost, as nobody has pushed them: processors.ts. Revision 2 is by owner-token.
Commit them, or move them away, and pull again. To give them up: routo pull --force
",
  "stdout": "",
}
`)
  expect(await read(theirs, 'processors.ts')).toContain('Hi')
  expect((await run(theirs, 'pull', '--force')).code).toBe(0)
  expect(await read(theirs, 'processors.ts')).toContain('Good morning')
})

test('who pushes what was made from an older revision is told, and nothing is overwritten', async () => {
  await run(mine, 'push')
  await run(theirs, 'pull')
  await write(mine, { 'processors.ts': PROCESSORS.replace('Hello', 'Good morning') })
  await run(mine, 'push')
  await write(theirs, { 'processors.ts': PROCESSORS.replace('Hello', 'Hi') })
  expect(await run(theirs, 'push')).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error Revision 1 is not the newest any more: owner-token made revision 2. Changed since: processors.ts.
Get the newest files with: routo pull. Or replace them with yours: --force.
",
  "stdout": "",
}
`)
  expect((await run(theirs, 'push', '--expected-revision', '1')).code).toBe(6)
  expect((await run(theirs, 'push', '--force')).code).toBe(0)
})

test('a file that is gone is removed; one that is only here stays', async () => {
  await write(mine, { 'old.ts': 'export const old = 1\n' })
  await run(mine, 'push')
  await run(theirs, 'pull')
  await rm(join(mine, 'old.ts'))
  await run(mine, 'push')
  await write(theirs, { 'draft.ts': 'export const draft = 1\n' })
  expect(await run(theirs, 'pull')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Pulled revision 2 by owner-token
  - old.ts
  ? draft.ts (only here)
",
}
`)
  await expect(read(theirs, 'old.ts')).rejects.toThrow('ENOENT')
  expect(await read(theirs, 'draft.ts')).toContain('draft')
})

test('nothing is written outside of the folder', async () => {
  await mkdir(join(mine, 'lib'))
  await write(mine, { 'lib/steps.ts': 'export const one = 1\n' })
  await run(mine, 'push')
  const elsewhere = await folder()
  await symlink(elsewhere, join(theirs, 'lib'))
  expect(await run(theirs, 'pull')).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "error The revision has a file outside of its folder: lib/steps.ts. It was not written.
Ask who pushed it.
",
  "stdout": "",
}
`)
  await expect(read(elsewhere, 'steps.ts')).rejects.toThrow('ENOENT')
})

test('a project that nobody has pushed to has nothing to pull', async () => {
  expect(await run(theirs, 'pull')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error Nothing was pushed to "<slug>" yet.
Push the files here with: routo push
",
  "stdout": "",
}
`)
})
