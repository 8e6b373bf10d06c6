import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readProject } from '../../compiler/index.ts'
import { openReceiver, type Receiver } from '../../scripts/demo/receiver.ts'
import { type Answer, type Arrangement, type Installation, install } from '../testkit/installation.ts'
import { ok as answered } from '../testkit/two-tenants.ts'

const EXAMPLE = 'examples/acme-order-reconciliation'
const files = await readProject(EXAMPLE)
const csv = await readFile(`${EXAMPLE}/orders.csv`, 'utf8')
const problems = 'userErrors { code message field hint }'

/** A file in, orders out, and what was in between: by a client that has nothing but HTTP. */
describe.each([['together'], ['apart']] satisfies [Arrangement][])('the main job, with services %s', (arrangement) => {
  let routo: Installation
  let receiver: Receiver
  let projectId: string
  let environmentId: string
  let first: string

  beforeAll(async () => {
    receiver = await openReceiver()
    routo = await install(arrangement)
  })
  afterAll(async () => {
    await routo.stop()
    await receiver.close()
  })

  const ok = (query: string, variables: object = {}) => answered(routo, query, variables, routo.ownerToken)

  /** Asks until the answer is there. */
  async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const answer = await ask()
      if (answer !== undefined) return answer
      await sleep(50)
    }
  }

  const ofEnvironment = async (fields: string): Promise<Answer['data']> =>
    (await ok(`query Look($id: ID!) { node(id: $id) { ... on Environment { ${fields} } } }`, { id: environmentId }))
      .node

  async function push(changed: Readonly<Record<string, string>>): Promise<string> {
    const input = { projectId, files: Object.entries({ ...files, ...changed }).map(([path, text]) => ({ path, text })) }
    const { projectPush } = await ok(
      `mutation Push($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } ${problems} } }`,
      { input },
    )
    return projectPush.revision.id
  }

  async function deploy(revisionId: string, idempotencyKey: string) {
    const create = `mutation Deploy($input: DeploymentCreateInput!) { deploymentCreate(input: $input) { deployment { id } replayed ${problems} } }`
    const input = { environmentId, revisionId, idempotencyKey }
    const { deployment } = (await ok(create, { input })).deploymentCreate
    // The answer may get lost; whoever asks again starts nothing new.
    expect((await ok(create, { input })).deploymentCreate).toMatchObject({ deployment, replayed: true })
    return until(async () => {
      const found = await ok(
        `query Follow($id: ID!) { deployment(id: $id) { id number done state phase failure { code message explanation }
          timeline { phase } stacks { name status resources { totalCount nodes { logicalId physicalId type role status } } } } }`,
        { id: deployment.id },
      )
      return found.deployment.done ? found.deployment : undefined
    })
  }

  const deadLetters = async (count: number) =>
    until(async () => {
      const { deadLetters: page } = await ofEnvironment(
        'deadLetters { totalCount nodes { id reason { code message sourceLocation } payload { text } receiveCount execution { id } } }',
      )
      return page.totalCount === count ? page.nodes : undefined
    })

  test('a project is made, with an environment in the local cloud', async () => {
    const made = await ok(
      `mutation Make($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } ${problems} } }`,
      { input: { slug: 'acme' } },
    )
    projectId = made.projectCreate.project.id
    const { environmentCreate } = await ok(
      `mutation Environment($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${problems} } }`,
      { input: { projectId, name: 'dev', target: 'LOCAL' } },
    )
    environmentId = environmentCreate.environment.id
    await ok(`mutation Config($input: ConfigSetInput!) { environmentConfigSet(input: $input) { ${problems} } }`, {
      input: { environmentId, variables: { ORDERS_API_URL: receiver.url } },
    })
  })

  test('a deployment makes the resources that the routes name', async () => {
    const deployment = await deploy(await push({}), 'first')
    expect(deployment).toMatchObject({ number: 1, state: 'SUCCEEDED', phase: 'FINISHED', failure: null })
    const resources = deployment.stacks.flatMap((stack: Answer['data']) => stack.resources.nodes)
    const named = Object.fromEntries(resources.map((one: Answer['data']) => [one.logicalId, [one.type, one.role]]))
    expect(named).toMatchObject({
      OrdersFTPBucket: ['AWS::S3::Bucket', 'SOURCE'],
      CSVToJSONExecutor: ['AWS::Lambda::Function', 'EXECUTOR'],
      CSVToJSONDLQ: ['AWS::SQS::Queue', 'DEAD_LETTER'],
      OrdersJSONQueue: ['AWS::SQS::Queue', 'SOURCE'],
      StoreOrdersExecutor: ['AWS::Lambda::Function', 'EXECUTOR'],
      StoreOrdersDLQ: ['AWS::SQS::Queue', 'DEAD_LETTER'],
    })
  })

  test('a file becomes orders at the API, and its bad row a dead letter', async () => {
    const routeId = `rte_${projectId.slice('prj_'.length)}_CSVToJSON`
    const { messageSend } = await ok(
      `mutation Send($input: MessageSendInput!) { messageSend(input: $input) { messageId ${problems} } }`,
      { input: { environmentId, routeId, body: csv, objectKey: 'orders.csv', contentType: 'text/csv' } },
    )
    first = messageSend.messageId
    await receiver.stored(2)
    expect(receiver.orders.map((order) => JSON.parse(order)).sort((a, b) => a.id - b.id)).toEqual([
      { id: '1040', products: [{ name: 'Espresso cup', quantity: 6 }, { name: 'Saucer', quantity: 6 }] }, // biome-ignore format: as the file has them
      {
        id: '1041',
        products: [
          { name: 'Teapot', quantity: 1 },
          { name: 'Tea strainer', quantity: 2 },
        ],
      },
    ])
    expect(await deadLetters(1)).toMatchObject([
      {
        reason: {
          code: 'BAD_ROW',
          message: 'row 6: the quantity "two" is not a whole number above 0',
          sourceLocation: expect.stringMatching(/^processors\.ts:\d+:\d+$/),
        },
        payload: { text: 'order_id,product,quantity\n1042,Milk jug,two' },
      },
    ])
  })

  test('when the function is mended, the dead letter goes through, and knows where it comes from', async () => {
    const processors = (files['processors.ts'] ?? '').replace(
      '(column) => column.trim()',
      "(column) => (column.trim() === 'two' ? '2' : column.trim())",
    )
    expect(await deploy(await push({ 'processors.ts': processors }), 'second')).toMatchObject({ state: 'SUCCEEDED' })
    const [letter] = await deadLetters(1)
    await ok(
      `mutation Redrive($input: RedriveInput!) { deadLetterRedrive(input: $input) { redrive { id } matched ${problems} } }`,
      { input: { environmentId, ids: [letter.id], idempotencyKey: 'redrive' } },
    )
    await receiver.stored(3)
    expect(JSON.parse(receiver.orders.at(-1) ?? '')).toEqual({
      id: '1042',
      products: [{ name: 'Milk jug', quantity: 2 }],
    })
    await deadLetters(0)
    const replay = await until(async () => {
      const { executions } = await ofEnvironment(
        'executions { nodes { id routeName isReplay outcome replayOf { id messageId } } }',
      )
      return executions.nodes.find((one: Answer['data']) => one.isReplay && one.routeName === 'CSVToJSON')
    })
    expect(replay).toMatchObject({ outcome: 'SUCCEEDED', replayOf: { messageId: first } })
  })

  test('one query tells where the file went, with waits, what happened, and what it would cost', async () => {
    const found = await until(async () => {
      const answer = await ok(
        `query Look($environmentId: ID!, $ref: String!) {
          trace(environmentId: $environmentId, ref: $ref) { outcome hops { endpoint routeName messageId waitMs outcome } }
          node(id: $environmentId) { ... on Environment {
            stats(range: { last: "1h" }) { received succeeded failed dropped inFlight deadLettered duration { p50 p99 samples } complete }
            cost(range: { last: "1h" }) { estimated { amount currency } perMillionMessages { amount } assumptions lines { label amount { amount } } }
          } }
        }`,
        { environmentId, ref: first },
      )
      return answer.trace?.hops.length >= 5 && answer.node.stats.received >= 5 ? answer : undefined
    })
    const { hops } = found.trace
    expect(hops[0]).toMatchObject({
      endpoint: 'file:OrdersFTPBucket',
      routeName: 'CSVToJSON',
      messageId: first,
      outcome: 'PARTIAL',
    })
    const stored = hops.filter((hop: Answer['data']) => hop.routeName === 'StoreOrders')
    expect(stored).toHaveLength(3)
    for (const hop of stored) {
      expect(hop).toMatchObject({ endpoint: 'queue:OrdersJSONQueue', outcome: 'SUCCEEDED' })
      expect(hop.messageId.startsWith(`${first}#`)).toBe(true)
      expect(hop.waitMs).toBeGreaterThanOrEqual(0)
    }
    const { stats, cost } = found.node
    expect(stats).toMatchObject({ received: 5, succeeded: 5, failed: 0, dropped: 0, inFlight: 0, deadLettered: 1 })
    expect(stats.duration.samples).toBe(5)
    expect(Number(cost.perMillionMessages.amount)).toBeGreaterThan(0)
    expect(cost.assumptions.join(' ')).toMatch(/AWS/)
  })
})
