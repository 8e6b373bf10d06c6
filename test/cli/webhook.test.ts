import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type CliOptions, cli, shown } from '../testkit/cli.ts'
import { type Installation, install } from '../testkit/installation.ts'

const SECRET = 'sixteen-letters-or-more'

let routo: Installation
let receiver: Server
let hook: string
/** What the receiver answers with, and whether what came last was signed with the secret. */
let answer = 200
let isSigned = false

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8')
    const [, seconds, hex] = /^t=(\d+),v1=(\w+)$/.exec(String(request.headers['routo-signature'])) ?? []
    isSigned = hex === createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex')
    response.writeHead(answer).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  routo = await install('together', { ROUTO_WEBHOOK_ALLOW: '127.0.0.1' })
  await routo.graphql('mutation { projectCreate(input: { slug: "orders" }) { project { id } } }', {}, routo.ownerToken)
})
afterAll(async () => {
  await routo.stop()
  receiver.close()
})

const raw = (args: readonly string[], { env, ...options }: CliOptions = {}) =>
  cli([...args, '--project', 'orders'], {
    ...options,
    env: { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken, ...env },
  })

/** A run without what is another thing each time, columns by two spaces. */
async function run(args: readonly string[], options?: CliOptions) {
  const { code, stdout, stderr } = await raw(args, options)
  const clean = (text: string): string =>
    shown(text)
      .replaceAll(/whd_\w+/g, 'whd_…')
      .replaceAll(/whs_[\w-]+/g, 'whs_…')
      .replaceAll(/(?<=\S) {2,}/g, '  ')
  return { code, stdout: clean(stdout), stderr: clean(stderr) }
}

test('a webhook is made, and what signs its deliveries is printed once', async () => {
  expect(await run(['webhook', 'list'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "orders has no webhooks. Make one with: routo webhook create <url> --event deployment.failed
",
}
`)
  const made = await raw(['webhook', 'create', 'https://example.com/hook', '--event', 'deadletter.added'])
  expect(made.stdout).toMatch(/^\S{16,}\n$/)
  expect(shown(made.stderr)).toMatchInlineSnapshot(`
"https://example.com/hook is told of deadletter.added.
What signs the deliveries is not shown again.
Try it with: routo webhook ping whk_…
"
`)
  const listed = await raw(['webhook', 'list', '--json'])
  expect(listed.stdout).not.toContain(made.stdout.trim())
  expect(shown(listed.stdout)).toMatchInlineSnapshot(`
"{"webhooks":[{"id":"whk_…","url":"https://example.com/hook","events":["deadletter.added"],"createdAt":"<time>","lastDeliveries":[]}]}
"
`)
})

test('a secret that the receiver has already comes from standard input, and signs what is sent', async () => {
  const args = ['webhook', 'create', hook, '--event', 'deployment.failed', '--event', 'deployment.cancelled']
  expect(await run([...args, '--secret-stdin', '--json'], { stdin: `${SECRET}\n` })).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "{"webhook":{"id":"whk_…","url":"http://127.0.0.1:<port>/hook","events":["deployment.failed","deployment.cancelled"],"createdAt":"<time>","lastDeliveries":[]},"secret":null}
",
}
`)
  expect(await run(['webhook', 'show', hook])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "http://127.0.0.1:<port>/hook is told of deployment.failed, deployment.cancelled.
Nothing was to be told yet. Try it with: routo webhook ping whk_…
",
}
`)
  expect(await run(['webhook', 'ping', hook])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ http://127.0.0.1:<port>/hook has taken it: answered 200.
",
}
`)
  expect(isSigned).toBe(true)
})

test('what a receiver does not take is told, and shown with all that became of it', async () => {
  answer = 503
  expect(await run(['webhook', 'ping', hook])).toMatchInlineSnapshot(`
{
  "code": 7,
  "stderr": "",
  "stdout": "✗ http://127.0.0.1:<port>/hook has not taken it: answered 503.
",
}
`)
  expect((await run(['webhook', 'ping', hook, '--json'])).stdout).toMatchInlineSnapshot(`
"{"delivery":{"id":"whd_…","event":"ping","at":"<time>","state":"FAILED","attempt":1,"nextAttemptAt":null,"statusCode":503,"durationMs":<ms>,"error":null,"attempts":[{"at":"<time>","statusCode":503,"durationMs":<ms>,"error":null}]}}
"
`)
  expect(await run(['webhook', 'show', hook])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "http://127.0.0.1:<port>/hook is told of deployment.failed, deployment.cancelled.

WHEN  EVENT  STATE  REQUESTS  ANSWERS  TOOK  NEXT  ID
<clock>  ping  FAILED  1  503  <duration>  -  whd_…
<clock>  ping  FAILED  1  503  <duration>  -  whd_…
<clock>  ping  DELIVERED  1  200  <duration>  -  whd_…
",
}
`)
  expect((await run(['webhook', 'show', hook, '--json'])).stdout).toMatchInlineSnapshot(`
"{"webhook":{"id":"whk_…","url":"http://127.0.0.1:<port>/hook","events":["deployment.failed","deployment.cancelled"],"createdAt":"<time>","lastDeliveries":[{"id":"whd_…","event":"ping","at":"<time>","state":"FAILED","attempt":1,"nextAttemptAt":null,"statusCode":503,"durationMs":<ms>,"error":null,"attempts":[{"at":"<time>","statusCode":503,"durationMs":<ms>,"error":null}]},{"id":"whd_…","event":"ping","at":"<time>","state":"FAILED","attempt":1,"nextAttemptAt":null,"statusCode":503,"durationMs":<ms>,"error":null,"attempts":[{"at":"<time>","statusCode":503,"durationMs":<ms>,"error":null}]},{"id":"whd_…","event":"ping","at":"<time>","state":"DELIVERED","attempt":1,"nextAttemptAt":null,"statusCode":200,"durationMs":<ms>,"error":null,"attempts":[{"at":"<time>","statusCode":200,"durationMs":<ms>,"error":null}]}]}}
"
`)
  expect(await run(['webhook', 'list'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "ID  URL  EVENTS  LATEST
whk_…  https://example.com/hook  deadletter.added  -
whk_…  http://127.0.0.1:<port>/hook  deployment.failed deployment.cancelled  FAILED
",
}
`)
})

test('a webhook is removed by its URL, and told nothing any more', async () => {
  expect(await run(['webhook', 'remove', 'https://example.com/hook'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "https://example.com/hook is told nothing any more.
",
}
`)
  expect((await run(['webhook', 'remove', hook, '--json'])).stdout).toMatchInlineSnapshot(`
"{"deletedId":"whk_…"}
"
`)
  expect(await run(['webhook', 'show', hook])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error The project "orders" has no webhook http://127.0.0.1:<port>/hook.
List them with: routo webhook list
",
  "stdout": "",
}
`)
})

test('two webhooks to one URL are told apart by their ids', async () => {
  for (const event of ['revision.created', 'deployment.failed'])
    await raw(['webhook', 'create', hook, '--event', event])
  expect(await run(['webhook', 'remove', hook])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error 2 webhooks go to http://127.0.0.1:<port>/hook.
Name one by its id: whk_…, whk_…
",
  "stdout": "",
}
`)
})

test('a webhook of what there is not, or to where none may go, is refused', async () => {
  expect(await run(['webhook', 'create', hook, '--event', 'deployment.exploded'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error There is no such event.
There are: ping, *, deployment.*, revision.*, execution.*, deadletter.*, redrive.*, deployment.queued, deployment.phase, deployment.event, deployment.needs_approval, deployment.succeeded, deployment.failed, deployment.cancelled, deployment.rolled_back, deployment.superseded, revision.created, execution.finished, deadletter.added, redrive.progress.
",
  "stdout": "",
}
`)
  expect(await run(['webhook', 'create', 'http://10.0.0.1/', '--event', '*'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error 10.0.0.1 is inside a network, which webhooks may not reach.
Whoever runs the installation can allow the host with ROUTO_WEBHOOK_ALLOW.
",
  "stdout": "",
}
`)
  expect(await run(['webhook', 'create', hook])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Required option '--event <event>' not specified.
See what there is with: --help
",
  "stdout": "",
}
`)
})

test('the audit log says who did what, page by page', async () => {
  const webhooks = ['--action', 'webhookCreate', '--action', 'webhookDelete']
  expect(await run(['audit', ...webhooks])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "WHEN  WHO  WHAT  TO WHAT  FROM  ID OF WHO
<clock>  owner-token  webhookCreate  whk_…  127.0.0.1  tok_…
<clock>  owner-token  webhookCreate  whk_…  127.0.0.1  tok_…
<clock>  owner-token  webhookDelete  whk_…  127.0.0.1  tok_…
<clock>  owner-token  webhookDelete  whk_…  127.0.0.1  tok_…
<clock>  owner-token  webhookCreate  whk_…  127.0.0.1  tok_…
<clock>  owner-token  webhookCreate  whk_…  127.0.0.1  tok_…
",
}
`)
  expect((await run(['audit', '--action', 'projectCreate', '--json'])).stdout).toMatchInlineSnapshot(`
"{"entries":[{"id":"aud_…","at":"<time>","actor":{"id":"tok_…","name":"owner-token","kind":"TOKEN"},"action":"projectCreate","subjectId":"prj_…","before":null,"after":{"slug":"orders","name":"orders"},"ip":"127.0.0.1","requestId":"<uuid>"}],"next":null}
"
`)
  const first = JSON.parse((await raw(['audit', '--limit', '2', '--json'])).stdout)
  const second = JSON.parse((await raw(['audit', '--limit', '2', '--after', first.next, '--json'])).stdout)
  const all = JSON.parse((await raw(['audit', '--json'])).stdout)
  expect([...first.entries, ...second.entries]).toEqual(all.entries.slice(0, 4))
  expect((await run(['audit', '--limit', '2'])).stderr).toMatch(/^More: --after \S+\n$/)
})

test('the audit log is searched by who, to what, and when', async () => {
  const { entries } = JSON.parse((await raw(['audit', '--json'])).stdout)
  const [latest] = entries
  const found = async (...choice: string[]) => JSON.parse((await raw(['audit', ...choice, '--json'])).stdout).entries
  expect(await found('--actor', latest.actor.id)).toEqual(entries)
  expect(await found('--subject', latest.subjectId)).toEqual([latest])
  expect(await found('--since', latest.at)).toEqual([latest])
  expect(await found('--until', entries.at(-1).at)).toEqual([])
  expect(await run(['audit', '--since', '1h', '--action', 'deploymentPromote'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Nothing of this was done.
",
}
`)
  expect(await run(['audit', '--since', 'soon'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--since <when>' argument 'soon' is invalid. It is a while (<duration>, 10m, 2h, 7d) or a time (<time>).
See what there is with: --help
",
  "stdout": "",
}
`)
})

test('who is no admin neither reads the log nor manages webhooks', async () => {
  const { stdout } = await raw(['token', 'create', '--name', 'narrow', '--scope', 'projects:read'])
  const narrow = { env: { ROUTO_TOKEN: stdout.trim() } }
  expect(await run(['audit'], narrow)).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error This is not permitted: it needs audit:read.
Ask an admin of the project for a role that has it, or use a token with this scope.
",
  "stdout": "",
}
`)
  expect(await run(['webhook', 'list'], narrow)).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error This is not permitted: it needs webhooks:write.
Ask an admin of the project for a role that has it, or use a token with this scope.
",
  "stdout": "",
}
`)
})
