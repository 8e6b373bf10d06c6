import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Answer, type Installation, install } from '../testkit/installation.ts'
import { operate } from '../testkit/operating.ts'
import { faultsIn, ok, settle, type Tenant } from '../testkit/two-tenants.ts'

const CANARY = 'canary-5e2a91c07d'

/** A route whose function tries what it is told to, and answers with what came of it; it says of another route what it likes. */
const files = {
  'routes.ts': `import { route } from 'routo'
    import { attack, pass } from './processors.ts'
    export default [
      route('Attack').from('http:/attack').respond(attack),
      route('Quiet').from('queue:Quiet').process(pass),
    ]`,
  'processors.ts': `import { readFileSync, readdirSync } from 'node:fs'
    import type { Context } from 'routo'
    export const pass = (body: string) => body
    export async function attack(body: string, ctx: Context): Promise<string> {
      const { dataDir, gateway, queue, bucket } = JSON.parse(body)
      const cloud = process.env.AWS_ENDPOINT_URL ?? ''
      const post = async (url: string, headers: Record<string, string>, body = '{}') =>
        (await fetch(url, { method: 'POST', headers, body })).status
      const queues = Reflect.get(globalThis, Symbol.for('routo.queues'))
      const sqs = (action: string) =>
        post(cloud, { 'x-amz-target': 'AmazonSQS.' + action, 'content-type': 'application/x-amz-json-1.0' }, JSON.stringify({ QueueUrl: queue }))
      const attempts: Record<string, () => unknown> = {
        'reads the data': () => readdirSync(dataDir),
        'reads the secret': () => readFileSync(dataDir + '/secret', 'utf8'),
        'reads the token of the owner': () => readFileSync(dataDir + '/owner-token', 'utf8'),
        'reads the keys of the owner': () => readFileSync(dataDir + '/aws-credentials', 'utf8'),
        'sends to another queue': async () => (await queues('SendMessage', queue, [{ body: 'stolen' }])).code,
        'receives from another queue': async () => (await queues('ReceiveMessage', queue, [])).code,
        'asks the control API': () => post(cloud + '/_routo/describe', {}),
        'asks the control API with its own key': () =>
          post(cloud + '/_routo/describe', { authorization: 'Bearer ' + process.env.AWS_SECRET_ACCESS_KEY }),
        'is another executor': async () => (await fetch(cloud + '/_runtime/x/2018-06-01/runtime/invocation/next')).status,
        'receives without a signature': () => sqs('ReceiveMessage'),
        'lists queues without a signature': () => sqs('ListQueues'),
        'lists a bucket without a signature': async () => (await fetch(cloud + '/' + bucket)).status,
        'asks the API without a token': async () =>
          (await (await fetch(gateway + '/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"query":"{ projects { nodes { id } } }"}',
          })).json()).errors[0].extensions.code,
        'is told of events without a token': async () => (await fetch(gateway + '/events')).status,
        'has variables of the installation': () =>
          Object.keys(process.env).filter((name) => /^(MONGODB_URI|ROUTO_(SECRET|DATA_DIR|PORT|HOST))$/.test(name)),
        'has its secret': () => ctx.env.KEPT?.length,
      }
      const counts = { received: 1, succeeded: 1, failed: 0, dropped: 0, retrying: 0, notStarted: 0 }
      const executions = [{ messageId: 'forged', attempt: 1, outcome: 'succeeded' }]
      const line = { _aws: { Timestamp: Date.now() }, route: 'Quiet', batchId: 'forged', ...counts, executions }
      console.log(JSON.stringify(line))
      console.log('{"level":"error","msg":"forged"}\\n{"_aws":{},"executions":[')
      const came: Record<string, unknown> = {}
      for (const [name, attempt] of Object.entries(attempts)) {
        came[name] = await Promise.resolve().then(attempt).catch((error) => error.code)
      }
      return JSON.stringify(came)
    }`,
}

describe('the local cloud', () => {
  let routo: Installation
  let ana: Tenant
  let ben: Tenant
  /** Of ana's route. */
  let address: string

  beforeAll(async () => {
    routo = await install('together')
    ;[ana, ben] = await Promise.all([settle(routo, 'ana'), settle(routo, 'ben')])
    const { environmentId } = ana
    const as = (query: string, variables: object) => ok(routo, query, variables, ana.token)
    await as('mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { message } } }', {
      input: { environmentId, secrets: { KEPT: CANARY } },
    })
    const { projectPush } = await as(
      'mutation ($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } userErrors { message } } }',
      { input: { projectId: ana.projectId, files: Object.entries(files).map(([path, text]) => ({ path, text })) } },
    )
    const { deploymentCreate } = await as(
      'mutation ($input: DeploymentCreateInput!) { deploymentCreate(input: $input) { deployment { id } userErrors { message } } }',
      { input: { environmentId, revisionId: projectPush.revision.id, idempotencyKey: 'first' } },
    )
    const { id } = deploymentCreate.deployment
    for (let done = false; !done; await sleep(50)) {
      const { deployment } = await as('query ($id: ID!) { deployment(id: $id) { done failure { message } } }', { id })
      expect(deployment.failure).toBeNull()
      done = deployment.done
    }
    address = (await inEnvironment('urls { url }')).urls[0].url
    await operate(routo, ben, ben.environmentId, 'ben')
  })
  afterAll(() => routo.stop())

  const inEnvironment = async (fields: string): Promise<Answer['data']> =>
    (
      await ok(
        routo,
        `query ($id: ID!) { node(id: $id) { ... on Environment { ${fields} } } }`,
        { id: ana.environmentId },
        ana.token,
      )
    ).node

  test('the code of a route reaches nothing of others, and nothing of the installation', async () => {
    const queue = `${new URL(address).origin}/000000000000/ben-shop-ben-ben`
    const body = JSON.stringify({ dataDir: routo.dataDir, gateway: routo.url, queue, bucket: 'ben-shop-ben' })
    const response = await fetch(address, { method: 'POST', body })
    const denied = 'ERR_ACCESS_DENIED'
    expect(await response.json()).toEqual({
      'reads the data': denied,
      'reads the secret': denied,
      'reads the token of the owner': denied,
      'reads the keys of the owner': denied,
      'sends to another queue': 'AccessDeniedException',
      'receives from another queue': 'InvalidAction',
      'asks the control API': 401,
      'asks the control API with its own key': 401,
      'is another executor': 404,
      'receives without a signature': 403,
      'lists queues without a signature': 403,
      'lists a bucket without a signature': 403,
      'asks the API without a token': 'UNAUTHENTICATED',
      'is told of events without a token': 401,
      'has variables of the installation': [],
      'has its secret': CANARY.length,
    })
  })

  test('lines that code makes up count for no other route, and are no lines of the log of the installation', async () => {
    const counted = `stats(range: { last: "1h" }) { received }`
    const look = () =>
      ok(
        routo,
        `query ($id: ID!, $route: ID!, $environmentId: ID!) {
          node(id: $id) { ... on Environment { ${counted} logs { nodes { message } } } }
          quiet: node(id: $route) { ... on Route { stats(environmentId: $environmentId, range: { last: "1h" }) { received } } }
        }`,
        { id: ana.environmentId, environmentId: ana.environmentId, route: `rte_${ana.projectId.slice(4)}_Quiet` },
        ana.token,
      )
    let seen = await look()
    while (seen.node.stats.received === 0) seen = await look()
    expect([seen.node.stats.received, seen.quiet.stats.received]).toEqual([1, 0])
    expect(faultsIn(routo.output())).toEqual([])
  })

  test('a page in a browser on the same machine reads nothing, whatever name it has', async () => {
    const { origin, port } = new URL(address)
    for (const path of ['/', '/_routo/describe', '/_routo/healthz', new URL(address).pathname]) {
      const own = await ask(`${origin}${path}`, { host: `127.0.0.1:${port}`, origin: 'https://evil.example' })
      expect(Object.keys(own.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
      const rebound = await ask(`${origin}${path}`, { host: `evil.example:${port}` })
      expect([path, rebound.status]).toEqual([path, 403])
    }
  })

  test('what an environment keeps secret is nowhere but in its executors', async () => {
    const about = await inEnvironment(
      `logs { nodes { message } } executions { nodes { id error { message } } } stacks { outputs resources { nodes { physicalId } } }
      deployments { nodes { plan { template } changes { logicalId } events { nodes { message } } } }`,
    )
    expect(about.deployments.nodes[0].plan.template).toContain('AttackExecutor')
    const found = (await readdir(routo.dataDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    expect(found.length).toBeGreaterThan(10)
    for (const { parentPath, name } of found) {
      const content = await readFile(join(parentPath, name), 'latin1').catch(() => '')
      expect([name, content.includes(CANARY)]).toEqual([name, false])
    }
    expect(JSON.stringify(about)).not.toContain(CANARY)
    expect(routo.output()).not.toContain(CANARY)
  })
})

/** A request with headers that `fetch` would not send. */
const ask = (url: string, headers: Readonly<Record<string, string>>) =>
  new Promise<{ readonly status: number | undefined; readonly headers: object }>((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode, headers: response.headers })
    })
      .on('error', reject)
      .end()
  })
