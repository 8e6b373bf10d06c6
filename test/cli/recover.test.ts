import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { json, serve } from '../client/other-server.ts'
import { cli, shown } from '../testkit/cli.ts'
import { type Installation, install } from '../testkit/installation.ts'

let routo: Installation
let folder: string

beforeAll(async () => {
  routo = await install('together')
  folder = await mkdtemp(join(tmpdir(), 'folder-'))
  await writeFile(join(folder, 'routo.json'), '{ "project": "orders", "environment": "dev" }')
  await writeFile(
    join(folder, 'routes.ts'),
    `import { route } from 'routo'\n\nexport default [route('Move').from('queue:In').to('queue:Out')]\n`,
  )
  expect((await run('deploy', '--quiet')).code).toBe(0)
})
afterAll(async () => {
  await routo.stop()
  await rm(folder, { recursive: true, force: true })
})

async function run(...args: string[]) {
  const env = { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken }
  const { code, stdout, stderr } = await cli(args, { cwd: folder, env })
  return { code, stdout: shown(stdout), stderr: shown(stderr) }
}

test('where no rollback has stopped half way, deploying is what is left to do', async () => {
  expect(await run('recover', '--quiet')).toMatchInlineSnapshot(`
{
  "code": 7,
  "stderr": "",
  "stdout": "✗ Deployment 2 of orders/dev has failed.
  No rollback of this environment has been left unfinished. NOTHING_TO_RECOVER
  No rollback has stopped half way: deploy again.
  - See what would be changed now, with the newest revision: routo plan --env dev
",
}
`)
  const { stdout } = await run('recover', '--json', '--skip', 'InQueue')
  expect(stdout.trim().split('\n').at(-1)).toMatchInlineSnapshot(
    `"{"deployment":{"id":"dep_…","number":3,"project":{"slug":"orders"},"environment":{"name":"dev"},"kind":"RECOVER","mode":"SAFE","state":"FAILED","phase":"FINISHED","done":true,"pollAfterMs":null,"canCancel":false,"createdAt":"<time>","finishedAt":"<time>","durationMs":<ms>,"reason":null,"actor":{"name":"owner-token"},"revision":null,"progress":null,"timeline":[{"phase":"QUEUED","durationMs":<ms>},{"phase":"PROVISION","durationMs":<ms>}],"failure":{"code":"NOTHING_TO_RECOVER","message":"No rollback of this environment has been left unfinished.","explanation":"No rollback has stopped half way: deploy again.","providerMessage":null,"resource":null,"nextActions":[{"title":"See what would be changed now, with the newest revision","command":null,"mutation":"mutation { deploymentPlan(input: { environmentId: \\"env_…\\" }) { plan { id summary { create update replace remove } } userErrors { message hint } } }"}]}}}"`,
  )
})

test('where nobody holds the environment, no lock is released', async () => {
  expect(await run('recover', '--release-lock')).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error Nobody holds the environment.
Ask for environment { lock { expiresAt } deployments { nodes { state } } }.
",
  "stdout": "",
}
`)
})

test('how messages went is not known at once', async () => {
  const { stdout } = await run('status', '1', '--json')
  expect(stdout).toContain('"state":"SUCCEEDED"')
  expect(stdout).toContain('"impact":null')
})

const standing = {
  id: 'dep_1',
  number: 7,
  project: { slug: 'orders' },
  environment: { name: 'prod' },
  kind: 'DEPLOY',
  phase: 'FINISHED',
  done: true,
  timeline: [],
  revision: { number: 3 },
  durationMs: 2_000,
}

/** What a command says of an installation that answers so. */
async function said(answer: object, ...args: string[]): Promise<string> {
  await using server = await serve(json({ data: answer }))
  const { stdout } = await cli([...args, '--project', 'orders', '--env', 'prod', '--url', server.url])
  return shown(stdout)
}

test('a deployment that has stopped half way names the command that gets out of it', async () => {
  const mutation =
    'mutation { stackRecover(input: { environmentId: "env_1", action: CONTINUE_ROLLBACK }) { replayed } }'
  const failure = {
    code: 'NEEDS_RECOVERY',
    message: 'It cannot be updated now.',
    explanation: 'A rollback has stopped half way.',
    resource: null,
    providerMessage: null,
    nextActions: [{ title: 'Bring the stacks back to their last good state', command: null, mutation }],
  }
  const deployment = { ...standing, state: 'FAILED', failure, impact: null, events: { nodes: [] } }
  expect(await said({ deployment }, 'status', 'dep_1')).toMatchInlineSnapshot(`
"✗ Deployment 7 of orders/prod has failed.
  It cannot be updated now. NEEDS_RECOVERY
  A rollback has stopped half way.
  - Bring the stacks back to their last good state: routo recover --env prod
"
`)
})

test('a stack that is stuck names the command that gets it out', async () => {
  const stack = {
    name: 'orders-prod-0',
    status: 'UPDATE_ROLLBACK_FAILED',
    statusReason: null,
    consoleUrl: null,
    recovery: { situation: 'A rollback has stopped half way.', action: 'CONTINUE_ROLLBACK' },
    resources: { totalCount: 4, nodes: [] },
  }
  const environment = {
    name: 'prod',
    protected: false,
    missingConfig: [],
    target: { kind: 'AWS', region: 'eu-central-1' },
    urls: [],
    currentDeployment: null,
    stacks: [stack],
    deployments: {
      nodes: [{ ...standing, state: 'FAILED', actor: { name: 'Ada' }, createdAt: new Date(), failure: null }],
    },
  }
  expect(await said({ project: { id: 'prj_1', slug: 'orders', environment } }, 'status')).toMatchInlineSnapshot(`
"orders/prod on AWS eu-central-1
Nothing is deployed.

Stack orders-prod-0: UPDATE_ROLLBACK_FAILED, 4 resources
A rollback has stopped half way.
  - routo recover --env prod

DEPLOYMENT  KIND    REVISION  STATE    TIME  BY   WHEN      WHY
         7  DEPLOY         3  FAILED  <duration>  Ada  <clock>
"
`)
})

test('of a deployment it is said how messages went before and after it', async () => {
  const impact = {
    verdict: 'DEGRADED',
    before: { received: 1_200, failed: 0, duration: { p95: 40 } },
    after: { received: 1, failed: 1, duration: { p95: null } },
  }
  const deployment = { ...standing, state: 'SUCCEEDED', failure: null, impact, events: { nodes: [] } }
  expect(await said({ deployment }, 'status', 'dep_1')).toMatchInlineSnapshot(`
"✓ Deployed revision 3 to orders/prod in <duration>.
  Since then DEGRADED: 1 message, 1 failed; before 1,200 messages, 0 failed, p95 <duration>.
"
`)
})
