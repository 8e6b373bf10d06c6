import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cli, shown } from '../testkit/cli.ts'
import { freePort } from '../testkit/free-port.ts'
import { type Installation, install } from '../testkit/installation.ts'
import { canMount, mountDisk } from '../testkit/small-disk.ts'

let routo: Installation
let home: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'routo-home-'))
  routo = await install('together')
})
afterAll(() => routo.stop())

/** How a command fails: its status, and what it says, which is never where in our code. */
async function failure(args: readonly string[], env: Readonly<Record<string, string>>, stdin = '') {
  const { code, stdout, stderr } = await cli(args, { env: { HOME: home, ROUTO_URL: routo.url, ...env }, stdin })
  expect(stderr).not.toMatch(/^ +at /m)
  expect(stdout).toBe('')
  return { code, said: shown(stderr).trimEnd().split('\n') }
}

async function answering(answer: RequestListener, ask: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  server.close()
}

const json =
  (body: object): RequestListener =>
  (_request, response) =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(body))

describe('a token', () => {
  test('that is wrong', async () => {
    expect(await failure(['whoami'], { ROUTO_TOKEN: 'rto_wrong' })).toMatchInlineSnapshot(`
{
  "code": 4,
  "said": [
    "error This token is unknown, expired or revoked.",
    "Sign in with: routo login. Or put an API token into ROUTO_TOKEN.",
  ],
}
`)
  })

  test('that has expired', async () => {
    const end = Date.now() + 500
    const { data } = await routo.graphql(
      'mutation Make($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { token } }',
      { input: { name: 'short', scopes: ['*'], expiresAt: new Date(end).toISOString() } },
      routo.ownerToken,
    )
    expect(data.apiTokenCreate.token).toMatch(/^rto_/)
    await sleep(end + 10 - Date.now())
    expect(await failure(['whoami'], { ROUTO_TOKEN: data.apiTokenCreate.token })).toMatchInlineSnapshot(`
{
  "code": 4,
  "said": [
    "error This token is unknown, expired or revoked.",
    "Sign in with: routo login. Or put an API token into ROUTO_TOKEN.",
  ],
}
`)
  })

  test('that there is none of', async () => {
    expect(await failure(['env', 'list', '--project', 'orders'], {})).toMatchInlineSnapshot(`
{
  "code": 4,
  "said": [
    "error Nobody is signed in.",
    "Sign in with: routo login. Or put an API token into ROUTO_TOKEN.",
  ],
}
`)
  })
})

describe('an installation', () => {
  test('that is down', async () => {
    expect(await failure(['whoami'], { ROUTO_URL: `http://127.0.0.1:${await freePort()}` })).toMatchInlineSnapshot(`
{
  "code": 8,
  "said": [
    "error Nothing answers at http://127.0.0.1:<port>.",
    "Start an installation here with: routo dev. Or name another one with --url or ROUTO_URL.",
  ],
}
`)
  })

  test('that is something else', async () => {
    const page: RequestListener = (_request, response) => void response.end('<h1>It works!</h1>')
    await answering(page, async (url) =>
      expect(await failure(['whoami'], { ROUTO_URL: url, ROUTO_TOKEN: 'rto_any' })).toMatchInlineSnapshot(`
{
  "code": 8,
  "said": [
    "error What answers at http://127.0.0.1:<port> is not routo.",
    "Name the URL of an installation with --url or ROUTO_URL.",
  ],
}
`),
    )
  })

  test('that leads elsewhere, where nothing is sent', async () => {
    let asked = 0
    const elsewhere: RequestListener = (_request, response) => {
      asked += 1
      response.end()
    }
    await answering(elsewhere, (to) =>
      answering(
        (_request, response) => void response.writeHead(307, { location: `${to}/graphql` }).end(),
        async (url) => {
          const env = { ROUTO_URL: url, ROUTO_TOKEN: 'rto_any' }
          expect(await failure(['whoami'], env)).toMatchInlineSnapshot(`
{
  "code": 8,
  "said": [
    "error What answers at http://127.0.0.1:<port> is not routo.",
    "Name the URL of an installation with --url or ROUTO_URL.",
  ],
}
`)
        },
      ),
    )
    expect(asked).toBe(0)
  })

  test('of another version', async () => {
    const refusal = {
      message: 'Cannot query field "kind" on type "Viewer".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    }
    await answering(json({ errors: [refusal] }), async (url) =>
      expect(await failure(['whoami'], { ROUTO_URL: url, ROUTO_TOKEN: 'rto_any' })).toMatchInlineSnapshot(`
{
  "code": 8,
  "said": [
    "error The installation at http://127.0.0.1:<port> is of another version, and this is 0.1.0: it says "Cannot query field "kind" on type "Viewer"."",
    "Bring both to the same version.",
  ],
}
`),
    )
  })

  test('that fails: the request can be found in its log', async () => {
    const error = { message: 'Something went wrong.', extensions: { code: 'INTERNAL', requestId: 'req-7' } }
    await answering(json({ errors: [error] }), async (url) => {
      expect(await failure(['whoami'], { ROUTO_URL: url, ROUTO_TOKEN: 'rto_any' })).toMatchInlineSnapshot(`
{
  "code": 1,
  "said": [
    "error Something went wrong.",
    "The log of the installation has more, under request req-7.",
  ],
}
`)
      const { stdout } = await cli(['whoami', '--json', '--url', url], { env: { ROUTO_TOKEN: 'rto_any' } })
      expect(JSON.parse(stdout).error).toMatchObject({ code: 'INTERNAL', requestId: 'req-7' })
    })
  })

  test('whose URL is none', async () => {
    expect(await failure(['whoami'], { ROUTO_URL: 'localhost:4000' })).toMatchInlineSnapshot(`
{
  "code": 2,
  "said": [
    "error localhost:<port> is no URL of an installation.",
    "It looks like this: http://127.0.0.1:<port>. It comes from --url, ROUTO_URL or routo.json.",
  ],
}
`)
  })
})

describe('the folder where sign-ins are kept', () => {
  const login = (env: Readonly<Record<string, string>>) => failure(['login', '--token-stdin'], env, routo.ownerToken)

  test('that is a file', async () => {
    const file = join(home, 'a-file')
    await writeFile(file, '')
    expect(await login({ XDG_CONFIG_HOME: file })).toMatchInlineSnapshot(`
{
  "code": 1,
  "said": [
    "error <folder>/a-file/routo: there is a file where a folder should be.",
    "Move the file away, or choose another folder.",
  ],
}
`)
  })

  const onDisk = canMount ? test : test.skip
  onDisk('that is on a full disk', async () => {
    const folder = join(home, 'full')
    await mkdir(folder)
    const unmount = await mountDisk(folder, '16k')
    await writeFile(join(folder, 'much'), 'x'.repeat(20_000)).catch(() => undefined)
    expect(await login({ XDG_CONFIG_HOME: folder })).toMatchInlineSnapshot(`
{
  "code": 1,
  "said": [
    "error A file could not be written: the disk is full.",
    "Make room, and run it again.",
  ],
}
`)
    await unmount()
  })

  test('that nobody can know of', async () => {
    expect(await login({ HOME: '' })).toMatchInlineSnapshot(`
{
  "code": 2,
  "said": [
    "error There is no place to keep the token in: neither HOME nor XDG_CONFIG_HOME is set.",
    "Set one of them, or give the token in ROUTO_TOKEN.",
  ],
}
`)
  })
})

test('a name that is taken', async () => {
  const owner = { ROUTO_TOKEN: routo.ownerToken }
  await routo.graphql('mutation { projectCreate(input: { slug: "taken" }) { project { id } } }', {}, routo.ownerToken)
  const create = ['env', 'create', 'dev', '--project', 'taken']
  await cli(create, { env: { ROUTO_URL: routo.url, ...owner } })
  expect(await failure(create, owner)).toMatchInlineSnapshot(`
{
  "code": 6,
  "said": [
    "error The project has an environment dev already.",
    "Choose another name.",
  ],
}
`)
})

describe('a routo.json', () => {
  async function withConfig(text: string): Promise<readonly [number, string | undefined]> {
    const cwd = await mkdtemp(join(tmpdir(), 'routo-project-'))
    await writeFile(join(cwd, 'routo.json'), text)
    const { code, stderr } = await cli(['whoami'], { cwd })
    return [code, shown(stderr).split('\n')[0]]
  }

  test('that cannot be read, or says what means nothing', async () => {
    expect(await withConfig('{ project: orders }')).toMatchInlineSnapshot(`
[
  2,
  "error <folder>/routo.json: is no JSON: Expected property name or '}' in JSON at position 2 (line 1 column 3)",
]
`)
    expect(await withConfig('{ "projekt": "orders" }')).toMatchInlineSnapshot(`
[
  2,
  "error <folder>/routo.json: "projekt" means nothing",
]
`)
    expect(await withConfig('[]')).toMatchInlineSnapshot(`
[
  2,
  "error <folder>/routo.json: is no object",
]
`)
  })
})

describe('arguments', () => {
  test('that no command has are refused', async () => {
    expect(await failure(['whoami', '--colour'], {})).toMatchInlineSnapshot(`
{
  "code": 2,
  "said": [
    "error Unknown option '--colour'.",
    "See what there is with: --help",
  ],
}
`)
    expect(await failure(['whoami', 'me'], {})).toMatchInlineSnapshot(`
{
  "code": 2,
  "said": [
    "error Too many arguments for 'whoami'. Expected 0 arguments but got 1.",
    "See what there is with: --help",
  ],
}
`)
    expect(await failure(['whoami', '--jsn'], {})).toMatchInlineSnapshot(`
{
  "code": 2,
  "said": [
    "error Unknown option '--jsn'.",
    "Did you mean --json?",
  ],
}
`)
    const { stdout } = await cli(['env', 'create', '--json'])
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
{
  "error": {
    "code": "USAGE",
    "hint": "See what there is with: --help",
    "message": "Missing required argument 'name'.",
  },
}
`)
    expect(await failure(['env', 'lst'], {})).toMatchInlineSnapshot(`
{
  "code": 2,
  "said": [
    "error Unknown command 'lst'.",
    "Did you mean list?",
  ],
}
`)
  })
})
