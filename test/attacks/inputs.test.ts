import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildClientSchema, getIntrospectionQuery } from 'graphql'
import { tryParse } from '../../runtime/unknown.ts'
import { type Answer, type Installation, install } from '../testkit/installation.ts'
import { operate } from '../testkit/operating.ts'
import { type Ordinary, type Place, placesOf } from '../testkit/places.ts'
import { installationStores } from '../testkit/stores.ts'
import { inTurn } from '../testkit/thorough.ts'
import { faultsIn, ok, register, settle, type Tenant } from '../testkit/two-tenants.ts'

/** Stands in everything that the other tenant has written, and in nothing that is sent. */
const WORD = 'walrus'

/** Texts that mean something to a database, a language, a log, a file system, a terminal, or to nobody. */
const texts = [
  '',
  '{"$ne":null}',
  '$where',
  "' OR 1=1 --",
  '__proto__',
  '../../\u202egnp.exe\u0000\ud800 line\n{"level":"error","msg":"forged"}',
  'x'.repeat(100_000),
]

/** What is neither a text nor a time. */
const operators: readonly unknown[] = [{ $ne: null }, { $gt: '' }]

/** What only JSON can hold. */
const values: readonly unknown[] = [
  { $where: 'sleep(1000) || true' },
  { 'a.b': 'dotted', $set: { role: 'OWNER' } },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { NAME: { $function: { body: 'function () { return true }', args: [], lang: 'js' } } },
  [{ $regex: '.*' }, null, 1e308, -0],
  JSON.parse('['.repeat(60) + ']'.repeat(60)),
  1e308,
]

/** Times at the ends of what can be written, and beyond. */
const times = [
  '0001-01-01T00:00:00Z',
  '0000-12-31T23:59:59Z',
  '9999-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:59-14:00',
  '+010000-01-01T00:00:00Z',
  '2026-02-31T00:00:00Z',
  8.64e15,
]

/** What there is to try with one scalar only. */
const more: Readonly<Record<Place['scalar'], readonly unknown[]>> = {
  String: [],
  ID: [],
  JSON: values,
  DateTime: times,
}

/** Fewer places than these mean that the schema was not read, not that it has none. */
const LEAST = { String: 100, ID: 40, JSON: 6, DateTime: 20 }

const FAULTS = ['INTERNAL', 'TIMEOUT', 'SUBGRAPH_UNAVAILABLE']
const AT_ONCE = 4

describe.each(installationStores())('inputs of every field, over $store', ({ env, remove }) => {
  let routo: Installation
  let ana: Tenant
  let ben: Tenant
  let places: readonly Place[]
  /** Each has a budget of its own. */
  let tokens: readonly string[]

  beforeAll(async () => {
    routo = await install('together', env)
    ;[ana, ben] = await Promise.all([settleAndOperate(routo, 'ana'), settleAndOperate(routo, WORD)])
    const { data } = await routo.graphql(getIntrospectionQuery(), {}, ana.token)
    places = placesOf(buildClientSchema(data), ordinaryOf(ana))
    tokens = await Promise.all(Array.from({ length: 20 }, () => makeToken(routo, ana.token)))
  })
  afterAll(async () => {
    await routo.stop()
    await remove()
  })

  const ask = ({ query, variables }: Place, value: unknown, turn: number, credentials = tokens): Promise<Answer> =>
    routo.graphql(query, variables(value), credentials[turn % credentials.length])

  test('a cursor that was tampered with leads nowhere else', async () => {
    const pages = places.filter(({ name }) => name.endsWith(' after'))
    expect(pages.length).toBeGreaterThanOrEqual(5)
    const cases: { place: Place; value: string }[] = []
    for (const [turn, place] of pages.entries()) {
      const cursor = cursorIn((await ask(place, null, 0)).data)
      cases.push(...inTurn(tampered(cursor, ben), turn).map((value) => ({ place, value })))
    }
    const wrong = await findAll(cases, async ({ place, value }, turn) =>
      whatIsWrong(await ask(place, value, turn), ben),
    )
    expect(
      wrong.map(({ case: { place, value }, why }) => [place.name, `${Buffer.from(value, 'base64url')}`, why]),
    ).toEqual([])
  })

  test('no text and no JSON, wherever it is put, is more than a text or JSON', async () => {
    for (const [scalar, least] of Object.entries(LEAST)) {
      expect(places.filter((place) => place.scalar === scalar).length).toBeGreaterThanOrEqual(least)
    }
    const before = await everythingOf(ben, routo)
    expect(before).toContain(WORD)
    const cases = places.flatMap((place, turn) =>
      inTurn([...more[place.scalar], ...operators, ...texts], turn).map((value) => ({ place, value })),
    )
    const wrong = await findAll(cases, async ({ place, value }, turn) => {
      const answer = await ask(place, value, turn)
      return whatIsWrong(answer, ben)
    })
    expect(wrong.map(({ case: { place, value }, why }) => ({ place: place.name, value, why }))).toEqual([])
    expect(await everythingOf(ben, routo)).toBe(before)
    expect(faultsIn(routo.output())).toEqual([])
  })

  /** Where an answer tells an id from one of nothing. */
  const whereTold = async (twins: readonly Twins[], credentials: readonly string[]) => {
    const ids = places.filter(({ scalar, name }) => scalar === 'ID' || name.endsWith(' ref'))
    expect(ids.length).toBeGreaterThanOrEqual(LEAST.ID)
    const cases = ids.flatMap((place, turn) => inTurn(twins, turn).map((each) => ({ place, ...each })))
    await untilDeployed(routo, ana)
    const wrong = await findAll(cases, async ({ place, real, invented }, turn) => {
      const told = plain(await ask(place, real, turn, credentials), real)
      const expected = plain(await ask(place, invented, turn, credentials), invented)
      return told === expected && !told.includes(WORD) ? undefined : { told, expected }
    })
    return wrong.map(({ case: { place, real }, why }) => ({ place: place.name, real, why }))
  }

  test('an id of another tenant, wherever it is put, is answered like one that does not exist', async () => {
    const node = 'query ($id: ID!) { node(id: $id) { id } }'
    for (const kind of nodes) {
      const id = ben.ids[kind]
      expect((await ok(routo, node, { id }, ben.token)).node).toEqual({ id })
    }
    const before = await everythingOf(ben, routo)
    const twins = Object.values(ben.ids).map((real) => ({ real, invented: inAnotherProject(real) }))
    expect(await whereTold(twins, tokens)).toEqual([])
    expect(await everythingOf(ben, routo)).toBe(before)
  })

  test('an environment that a member of the project may not see is answered like one that does not exist', async () => {
    const carol = await register(routo, 'carol')
    const { projectId } = ana
    const { environmentCreate } = await ok(
      routo,
      'mutation ($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } userErrors { message } } }',
      { input: { projectId, name: WORD, target: 'LOCAL' } },
      ana.token,
    )
    await ok(
      routo,
      'mutation ($input: MemberSetInput!) { memberSet(input: $input) { userErrors { message } } }',
      { input: { projectId, email: 'carol@example.com', role: 'ADMIN', environmentIds: [ana.environmentId] } },
      ana.token,
    )
    const hidden: string = environmentCreate.environment.id
    const reals = [hidden, ...Object.values(await operate(routo, ana, hidden, WORD))]
    const twins = reals.map((real) => ({ real, invented: inAnotherEnvironment(real) }))
    expect(await whereTold(twins, [carol])).toEqual([])
    const find = 'query ($id: ID!, $name: String!) { project(id: $id) { environment(name: $name) { id } } }'
    const findNamed = (name: string) => ok(routo, find, { id: projectId, name }, carol)
    expect(await findNamed(WORD)).toEqual(await findNamed('nothing'))
  })

  test('the slug of another tenant finds nothing', async () => {
    const find = (slug: string) =>
      routo.graphql('query ($slug: String!) { project(slug: $slug) { id } }', { slug }, ana.token)
    expect(await find(`${WORD}-shop`)).toEqual(await find('no-shop'))
  })
})

/** An id of something, and one of the same kind and form that is of nothing. */
interface Twins {
  readonly real: string
  readonly invented: string
}

const inAnotherProject = (id: string): string => {
  const [kind, , ...name] = id.split('_')
  return [kind, '0123456789ab', ...name].join('_')
}

const inAnotherEnvironment = (id: string): string => id.replace(/^(\w{3}_\w{12}_)\w{8}/, '$100000000')

/** Kinds of what anybody who may see it gets by its id. */
const nodes = [
  ...['project', 'environment', 'revision', 'route', 'token'],
  ...['deployment', 'deploymentplan', 'execution', 'deadletter', 'redrive'],
]

/** An answer without what differs from one request to the next. */
const plain = ({ status, data, errors }: Answer, id: string): string =>
  JSON.stringify({ status, data, errors })
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(id, '…')
    .replaceAll(keyIn(id), '…')

const keyIn = (id: string): string => id.split('_')[1] ?? id

/** The first cursor of an answer; one of nothing where a page has none. */
const cursorIn = (data: unknown): string =>
  /"(?:endCursor|cursor)":"([^"]+)"/.exec(JSON.stringify(data))?.[1] ?? encode(['id asc', 'x', 'x'])

const encode = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** What can be made of a cursor: of one that holds an order, a value and an id, and of any. */
function tampered(cursor: string, other: Tenant): readonly string[] {
  const parts: unknown = tryParse(Buffer.from(cursor, 'base64url').toString())
  const numbers = ['-1', '1e308', '9'.repeat(400), 'NaN', other.environmentId]
  const plain = numbers.map((number) => cursor.replace(/[^.]*$/, number))
  if (!Array.isArray(parts)) return [...plain, ...numbers]
  const [order, value, id] = parts
  const others = [5, 1e308, null, '\ud800\u0000', { $gt: '' }, { at: 8.64e15 }, { at: 9e15 }, [id]]
  const ids = ['', { $gt: '' }, other.projectId, 'x'.repeat(10_000)]
  return [
    ...plain,
    ...others.map((each) => encode([order, each, id])),
    ...ids.map((each) => encode([order, value, each])),
    encode(['__proto__ asc', value, id]),
  ]
}

interface Finding<Case> {
  readonly case: Case
  readonly why: unknown
}

/** Tries all cases, a few at once, and gives those in which something is wrong. */
async function findAll<Case>(
  cases: readonly Case[],
  attempt: (one: Case, turn: number) => Promise<unknown>,
): Promise<readonly Finding<Case>[]> {
  const found: Finding<Case>[] = []
  const queue = cases.entries()
  const work = async () => {
    for (const [turn, one] of queue) {
      const why = await attempt(one, turn)
      if (why !== undefined) found.push({ case: one, why })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}

/** Every answer is one of the API's own, and has nothing that is another tenant's. */
function whatIsWrong({ status, errors, data }: Answer, other: Tenant): unknown {
  const faults = errors.filter(({ extensions }) => FAULTS.includes(extensions.code))
  if (faults.length > 0 || status >= 500) return { status, faults }
  if (errors.some(({ extensions }) => extensions.code === 'RATE_LIMITED')) return 'not tried: the budget is spent'
  if (errors.some(({ extensions }) => extensions.code === 'QUERY_TOO_COMPLEX')) return errors
  if (errors.some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED')) return errors
  const text = JSON.stringify({ data, errors })
  return text.includes(WORD) || text.includes(keyOf(other)) ? text : undefined
}

/** What every id inside a tenant's project has in it. */
const keyOf = ({ projectId }: Tenant): string => projectId.slice('prj_'.length)

let made = 0

/** What is given where nothing is attacked. */
const ordinaryOf = (tenant: Tenant): Ordinary => ({
  object: (typeName) => tenant.ids[typeName.toLowerCase()] ?? tenant.ids.token ?? '',
  values: {
    projectId: () => tenant.projectId,
    environmentId: () => tenant.environmentId,
    routeId: () => tenant.routeId,
    environmentIds: () => [tenant.environmentId],
    'Mutation.projectUpdate input.id': () => tenant.projectId,
    'Mutation.projectDelete input.id': () => tenant.projectId,
    confirmSlug: () => 'not-the-slug',
    slug: () => `shop-${made++}`,
    name: () => `name-${made++}`,
    email: () => `somebody-${made++}@example.com`,
    password: () => 'one that is long enough',
    path: () => 'routes.ts',
    text: () => 'export default []\n',
    commit: () => '0123456789abcdef0123456789abcdef01234567',
    expectedRevision: () => 1,
    scopes: () => ['projects:read'],
    url: () => 'https://hook.example/',
    events: () => ['ping'],
    range: () => ({ last: '1h' }),
    TargetKind: () => 'LOCAL',
    ProjectOrderField: () => 'NAME',
    OrderDirection: () => 'ASC',
    // Under one key, since what comes of a deployment is not what these are about.
    idempotencyKey: () => 'ordinary',
    confirmName: () => 'not-the-name',
    type: () => 'AWS::SQS::Queue',
    physicalId: () => 'not-there',
    reason: () => 'ordinary',
    'Mutation.deploymentApprove id': () => tenant.ids.deployment,
    'Mutation.deploymentCancel id': () => tenant.ids.deployment,
    routeName: () => 'None',
    body: () => 'ordinary',
    executionId: () => tenant.ids.execution,
    fromEnvironmentId: () => tenant.environmentId,
    toEnvironmentId: () => tenant.environmentId,
    ref: () => tenant.ids.execution,
    DataDisposal: () => 'REFUSE_IF_NOT_EMPTY',
    StackRecoverAction: () => 'RELEASE_LOCK',
  },
})

/** Somebody with a project that is deployed, and has taken messages. */
async function settleAndOperate(routo: Installation, word: string): Promise<Tenant> {
  const tenant = await settle(routo, word)
  return { ...tenant, ids: { ...tenant.ids, ...(await operate(routo, tenant, tenant.environmentId, word)) } }
}

/** Until nothing changes by itself any more. */
async function untilDeployed(routo: Installation, { environmentId, token }: Tenant): Promise<void> {
  const find = 'query ($id: ID!) { node(id: $id) { ... on Environment { deployments { nodes { done } } } } }'
  const isDone = async () => {
    const { node } = await ok(routo, find, { id: environmentId }, token)
    return node.deployments.nodes.every(({ done }: { readonly done: boolean }) => done)
  }
  while (!(await isDone())) await sleep(50)
}

async function makeToken(routo: Installation, token: string): Promise<string> {
  const make =
    'mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { token userErrors { message } } }'
  return (await ok(routo, make, { input: { name: 'attack', scopes: ['*'] } }, token)).apiTokenCreate.token
}

/** All that a tenant has, as it sees it. */
async function everythingOf({ projectId, token }: Tenant, routo: Installation): Promise<string> {
  const all = await ok(
    routo,
    `query ($id: ID!) { viewer { email name tokens { id name revokedAt } } projects { nodes { id } } project(id: $id) { slug name description
    members { email role } headRevision { number files { path text } } environments { name variables { name value } secrets { name digest } }
    webhooks { id url } auditLog { nodes { id action } } } }`,
    { id: projectId },
    token,
  )
  return JSON.stringify(all)
}
