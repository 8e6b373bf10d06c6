import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { leaveNote } from '../../cli/context/local-installations.ts'
import { cli, shown } from '../testkit/cli.ts'
import { freePort } from '../testkit/free-port.ts'
import { type Installation, install } from '../testkit/installation.ts'

let routo: Installation
let project: string

beforeAll(async () => {
  routo = await install('together')
  project = await mkdtemp(join(tmpdir(), 'routo-project-'))
  await writeFile(join(project, 'routo.json'), '{ "project": "orders" }')
})
afterAll(() => routo.stop())

async function doctor(args: readonly string[], env: Readonly<Record<string, string>>, cwd = project) {
  const { code, stdout, stderr } = await cli(['doctor', ...args], { env, cwd })
  const clean = (text: string): string =>
    shown(text)
      .replaceAll(/(?<=\s|@)\d+\.\d+\.\d+\b/g, '<version>')
      .replaceAll(/\d+\.\d GB/g, '<n> GB')
      .replaceAll(/\d{4,5} is used|\d{4,5} and \d{4,5}/g, '<ports>')
  return { code, stdout: clean(stdout), stderr: clean(stderr) }
}

/** Something that is no installation, or a strange one. */
async function another(answer: RequestListener): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

test('all is well where an installation runs, and lets one in', async () => {
  const env = { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken }
  expect(await doctor([], env)).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ Node          <version>
✓ routo         <version>
✓ Project       orders, environment dev
✓ Disk          <n> GB free
✓ Installation  http://127.0.0.1:<port>
✓ Version       <version>
✓ Clock         right
✓ Token         owner-token, from ROUTO_TOKEN
",
}
`)
  const { ok, checks } = JSON.parse((await cli(['doctor', '--json'], { env, cwd: project })).stdout)
  expect([ok, checks[0]]).toEqual([true, { name: 'Node', state: 'ok', found: process.versions.node }])
})

test('of an installation on this machine it says which process it is', async () => {
  const env = { ROUTO_URL: routo.url, HOME: await mkdtemp(join(tmpdir(), 'routo-home-')) }
  const takeNoteAway = leaveNote(routo.url, routo.dataDir, env)
  const { stdout } = await cli(['doctor'], { env, cwd: project })
  expect(stdout).toContain(`✓ Installation  ${routo.url}, process ${process.pid}\n`)
  takeNoteAway()
  expect((await cli(['doctor'], { env, cwd: project })).stdout).toContain(`✓ Installation  ${routo.url}\n`)
})

test('where nobody is signed in, and there is no project, that is said, with what to do', async () => {
  expect(
    await doctor([], { ROUTO_URL: routo.url }, await mkdtemp(join(tmpdir(), 'routo-empty-'))),
  ).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "",
  "stdout": "✓ Node          <version>
✓ routo         <version>
! Project       none: there is no routo.json in <folder>, nor above
                Go to the folder of your routes, or begin one with: routo init
✓ Disk          <n> GB free
✓ Installation  http://127.0.0.1:<port>
✓ Version       <version>
✓ Clock         right
✗ Token         none
                Sign in with: routo login. Or put an API token into ROUTO_TOKEN.
",
}
`)
})

test('where no installation runs, it looks whether one can be started', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}`
  const taken = new URL(routo.url).port
  expect(await doctor([], { ROUTO_URL: nobody, ROUTO_CLOUD_PORT: taken })).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "",
  "stdout": "✓ Node          <version>
✓ routo         <version>
✓ Project       orders, environment dev
✓ Disk          <n> GB free
✗ Installation  nothing answers at http://127.0.0.1:<port>
                Start one here with: routo dev. Or name another one with --url or ROUTO_URL.
✗ Ports         <ports> by another program
                End it, or choose another port with ROUTO_CLOUD_PORT.
",
}
`)
  const { stdout } = await doctor([], { ROUTO_URL: nobody, ROUTO_CLOUD_PORT: String(await freePort()) })
  expect(stdout).toContain('are free')
})

test('what is not routo is told apart, and is sent no token', async () => {
  const headers: unknown[] = []
  const other = await another((request, response) => {
    headers.push(request.headers.authorization)
    response.end('<h1>It works!</h1>')
  })
  expect(await doctor([], { ROUTO_URL: other.url, ROUTO_TOKEN: 'rto_secret' })).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "",
  "stdout": "✓ Node          <version>
✓ routo         <version>
✓ Project       orders, environment dev
✓ Disk          <n> GB free
✗ Installation  what answers at http://127.0.0.1:<port> is not routo
                Name the URL of an installation with --url or ROUTO_URL.
",
}
`)
  expect(headers).toEqual([undefined])
  other.close()
})

test('another version, a part that is not ready and a wrong clock are told', async () => {
  const other = await another((request, response) => {
    response.setHeader('routo-version', '9.8.7')
    response.setHeader('date', new Date(Date.now() + 600_000).toUTCString())
    response.setHeader('content-type', 'application/json')
    const probe = { status: 'not ready', notReady: ['metrics'] }
    response.end(JSON.stringify(request.url === '/readyz' ? probe : { data: { viewer: null } }))
  })
  expect(await doctor([], { ROUTO_URL: other.url })).toMatchInlineSnapshot(`
{
  "code": 1,
  "stderr": "",
  "stdout": "✓ Node          <version>
✓ routo         <version>
✓ Project       orders, environment dev
✓ Disk          <n> GB free
✗ Installation  http://127.0.0.1:<port> is not ready: metrics
                Wait a little. If it stays so, its log says why.
! Version       it is routo <version>, this is <version>
                Use the same one: npx routo@<version>
✗ Clock         10 min behind that of the installation
                Set the clock of this machine, or of that one.
✗ Token         none
                Sign in with: routo login. Or put an API token into ROUTO_TOKEN.
",
}
`)
  other.close()
})

test('where there is no browser, open prints where the dashboard is, and in it the project that is meant', async () => {
  const { code, stdout } = await cli(['open', '--url', routo.url])
  expect([code, stdout]).toEqual([0, `${routo.url}/\n`])
  const meant = await cli(['open', '--url', routo.url, '--project', 'orders', '--env', 'prod'])
  expect(meant.stdout).toBe(`${routo.url}/projects/orders?env=prod\n`)
})
