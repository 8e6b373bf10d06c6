import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type CliOptions, cli, shown } from '../testkit/cli.ts'
import { type Installation, install } from '../testkit/installation.ts'
import { typing } from '../testkit/typing.ts'

const PASSWORD = 'correct horse battery'

let routo: Installation
let state: string
let home: string

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'routo-state-'))
  routo = await install('together', { XDG_STATE_HOME: state })
  const { data } = await routo.graphql(
    'mutation Join($input: AccountCreateInput!) { accountCreate(input: $input) { userErrors { message } } }',
    { input: { email: 'ana@example.com', name: 'Ana', password: PASSWORD } },
  )
  expect(data.accountCreate.userErrors).toEqual([])
})
afterAll(async () => {
  await routo.stop()
  await rm(state, { recursive: true, force: true })
})
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'routo-home-'))
})

/** Runs a command for somebody with an empty home, at the installation. */
async function run(args: readonly string[], { env, ...options }: CliOptions = {}) {
  const { code, stdout, stderr } = await cli(args, {
    ...options,
    env: { HOME: home, ROUTO_URL: routo.url, ...env },
  })
  const dated = (text: string): string => shown(text).replaceAll(/\d{4}-\d\d-\d\d/g, '<date>')
  return { code, stdout: dated(stdout), stderr: dated(stderr) }
}

const kept = (): string => join(home, '.config/routo/credentials.json')
const withPassword = () => run(['login'], typing({ 'E-mail:': 'ana@example.com', 'Password:': PASSWORD }))

describe('signing in with a password', () => {
  test('asks for it on a terminal, and shows nothing of it', async () => {
    const result = await withPassword()
    expect(result.stderr).not.toContain('horse')
    expect(result).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Signing in at http://127.0.0.1:<port>
E-mail: ana@example.com
Password: 
",
  "stdout": "Signed in at http://127.0.0.1:<port> as Ana.
Until <date>, or: routo logout
",
}
`)
    expect(await run(['whoami'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Ana at http://127.0.0.1:<port>
by the token that routo login keeps in <folder>/.config/routo/credentials.json
",
}
`)
  })

  test('keeps a session where only this user can read it', async () => {
    await withPassword()
    const { mode } = await stat(kept())
    const folder = await stat(join(home, '.config/routo'))
    expect([mode & 0o777, folder.mode & 0o777]).toEqual([0o600, 0o700])
    expect(await readFile(kept(), 'utf8')).not.toContain(PASSWORD)
  })

  test('is refused for a wrong one, and keeps nothing', async () => {
    const wrong = await run(['login', '--email', 'ana@example.com'], typing({ 'Password:': 'a guess' }))
    expect(wrong).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "Signing in at http://127.0.0.1:<port>
Password: 
error The e-mail address or the password is wrong.
Check both, and that your account is at http://127.0.0.1:<port>: --url names another installation.
",
  "stdout": "",
}
`)
    await expect(stat(kept())).rejects.toThrow('ENOENT')
  })

  test('asks nothing where there is no terminal', async () => {
    expect(await run(['login'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error There is no terminal to ask for a password.
Give an API token instead: routo login --token-stdin < token.txt. Or set ROUTO_TOKEN and do not sign in at all.
",
  "stdout": "",
}
`)
  })
})

describe('signing in with a token', () => {
  test('takes it from standard input, and says whose it is', async () => {
    const result = await run(['login', '--token-stdin', '--json'], { stdin: `${routo.ownerToken}\n` })
    expect(result).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "{"url":"http://127.0.0.1:<port>","name":"owner-token","expiresAt":null,"file":"<folder>/.config/routo/credentials.json"}
",
}
`)
    expect((await run(['whoami', '--json'])).stdout).toMatchInlineSnapshot(`
"{"url":"http://127.0.0.1:<port>","id":"tok_…","name":"owner-token","kind":"TOKEN","token":{"source":"login","file":"<folder>/.config/routo/credentials.json"}}
"
`)
  })

  test('is refused for a wrong one, and keeps nothing', async () => {
    expect(await run(['login', '--token-stdin'], { stdin: 'rto_wrong' })).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error This token is unknown, expired or revoked.
Sign in with: routo login. Or put an API token into ROUTO_TOKEN.
",
  "stdout": "",
}
`)
    await expect(stat(kept())).rejects.toThrow('ENOENT')
  })
})

describe('signing out', () => {
  test('forgets the session, and ends it', async () => {
    await withPassword()
    const { [routo.url]: signIn } = JSON.parse(await readFile(kept(), 'utf8'))
    expect(await run(['logout'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Signed out at http://127.0.0.1:<port>.
",
}
`)
    expect((await routo.graphql('{ viewer { name } }', {}, signIn.token)).status).toBe(401)
    expect((await run(['whoami'])).code).toBe(4)
  })

  test('leaves an API token alone, which may be in use elsewhere', async () => {
    await run(['login', '--token-stdin'], { stdin: routo.ownerToken })
    await run(['logout'])
    expect((await routo.graphql('{ viewer { name } }', {}, routo.ownerToken)).status).toBe(200)
    expect((await run(['whoami'])).code).toBe(4)
  })

  test('says so where nobody is signed in', async () => {
    expect(await run(['logout'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Nobody is signed in at http://127.0.0.1:<port> with: routo login
",
}
`)
  })
})

describe('a token', () => {
  test('is sent to no other installation than its own', async () => {
    await run(['login', '--token-stdin'], { stdin: routo.ownerToken })
    const another = routo.url.replace('127.0.0.1', 'localhost')
    expect(await run(['whoami'], { env: { ROUTO_URL: another } })).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error Nobody is signed in at http://localhost:<port>.
Sign in with: routo login. Or put an API token into ROUTO_TOKEN.
",
  "stdout": "",
}
`)
  })

  test('of the owner is found from any folder, while the installation runs', async () => {
    const { stdout } = await run(['whoami', '--json'], { env: { XDG_STATE_HOME: state } })
    expect(JSON.parse(stdout)).toMatchObject({ token: { source: 'owner-token' } })
  })

  test('of the owner is found in the data directory above', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'routo-project-'))
    await expect(cli(['whoami'], { cwd: folder, env: { ROUTO_URL: routo.url } })).resolves.toMatchObject({ code: 4 })
    const { stdout } = await run(['whoami'], { env: { ROUTO_DATA_DIR: routo.dataDir } })
    expect(stdout).toContain('owner-token')
  })

  test('in ROUTO_TOKEN comes before all others', async () => {
    await withPassword()
    const { stdout } = await run(['whoami'], { env: { ROUTO_TOKEN: routo.ownerToken } })
    expect(stdout).toMatchInlineSnapshot(`
"owner-token at http://127.0.0.1:<port>
by the token in ROUTO_TOKEN
"
`)
  })

  test('that ended is not sent: one has to sign in again', async () => {
    await withPassword()
    const text = await readFile(kept(), 'utf8')
    await writeFile(kept(), text.replace(/"expiresAt": "\d+/, '"expiresAt": "2020'))
    expect(await run(['whoami'])).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error You were signed in at http://127.0.0.1:<port> as Ana until <date>.
Sign in again with: routo login
",
  "stdout": "",
}
`)
  })

  test('that others can read is not used', async () => {
    await withPassword()
    await chmod(kept(), 0o644)
    expect(await run(['whoami'])).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error <folder>/.config/routo/credentials.json can be read by other users of this machine.
Run: chmod 600 '<folder>/.config/routo/credentials.json'
",
  "stdout": "",
}
`)
  })
})
