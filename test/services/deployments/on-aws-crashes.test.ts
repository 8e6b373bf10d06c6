import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { DeploymentRecord, Phase } from '../../../services/deployments/deployment/record.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { makeDeployableToAws, openWholeAws, type WholeAws } from './aws-bed.ts'
import { create, type DeploymentsBed, newKey, openBed, push, ROUTES } from './bed.ts'

/** Whether a process dies now, with what it has just written. */
type Death = (writes: number, record: Partial<DeploymentRecord>) => boolean

class Killed extends Error {}

const never: Death = () => false
let death = never
let dead = false

/** Nothing goes through any more from the moment of its death on, as in a process that is no more. */
function mortal(store: Store): Store {
  let writes = 0
  dead = false
  return aroundStore(store, async (call, name) => {
    if (dead) throw new Killed()
    const written = await call()
    if (!/\.(insert|update|upsert|bulk|remove)/.test(name)) return written
    writes += 1
    const record: Partial<DeploymentRecord> = name === 'deployments.update' ? Object(written) : {}
    if (death(writes, record)) {
      dead = true
      throw new Killed()
    }
    return written
  })
}

let aws: WholeAws
let bed: DeploymentsBed

beforeAll(async () => {
  aws = await openWholeAws()
  bed = await openBed({ aws: aws.client, around: mortal })
})
afterAll(async () => {
  await bed.close()
  await aws[Symbol.asyncDispose]()
})

/** Longer than anybody holds an environment. */
const LATER_MS = 60_000

/** Waits for the end of a deployment; whenever the service has died, it is started again. @returns how often that was */
async function outlive(id: string, next: () => Death): Promise<number> {
  for (let deaths = 0; ; ) {
    if (dead) {
      deaths += 1
      death = next()
      await bed.restart(LATER_MS)
    }
    const { data } = await bed.ask(undefined, '{ __typename }').catch(() => ({ data: undefined }))
    const done = data === undefined || dead ? undefined : await isDone(id).catch(() => undefined)
    if (done === true) {
      death = never
      return deaths
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const isDone = async (id: string): Promise<boolean> =>
  (await bed.must('query ($id: ID!) { deployment(id: $id) { done } }', { id })).deployment.done

/** What is left behind, but for times, ids and the name of the project. */
async function leftBehind(ids: readonly string[], stack: string) {
  const fields = `state phase progress { completed total } failure { code }
    timeline { phase } events(first: 100) { nodes { phase level message status } }`
  const told = []
  for (const id of ids)
    told.push((await bed.must(`query ($id: ID!) { deployment(id: $id) { ${fields} } }`, { id })).deployment)
  const found = aws.account.cloudFormation.stack(stack)
  const slug = stack.replace(/-prod-0$/, '')
  const made = { status: found?.status, resources: [...(found?.resources.keys() ?? [])].sort() }
  return JSON.parse(
    JSON.stringify({ told, made })
      .replaceAll(slug, 'store')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'),
  )
}

const kinds = ['deployed', 'updated', 'failed', 'removed'] as const

/** A deployment, another one, one that fails, and everything removed. @param next how each life of the service ends */
async function play(next: () => Death) {
  const { environmentId, projectId, stack } = await makeDeployableToAws(bed)
  const ids: string[] = []
  let deaths = 0
  for (const kind of kinds) {
    aws.account.cloudFormation.scenario =
      kind === 'failed' ? { fail: [{ logicalId: 'Third', at: 'CREATE', reason: 'no room' }] } : {}
    if (kind === 'updated') await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Other'"))
    if (kind === 'failed') await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Third'"))
    const id = kind === 'removed' ? await remove(environmentId) : (await create(bed, { environmentId })).id
    ids.push(id)
    death = next()
    deaths += await outlive(id, next)
  }
  return { left: await leftBehind(ids, stack), deaths }
}

async function remove(environmentId: string): Promise<string> {
  const destroy = `mutation ($input: EnvironmentDestroyInput!) { environmentDestroy(input: $input) {
    deployment { id } userErrors { message } } }`
  const input = { environmentId, confirmName: 'prod', data: 'EMPTY_AND_DELETE', idempotencyKey: newKey() }
  return (await bed.must(destroy, { input })).environmentDestroy.deployment.id
}

const phases: readonly Phase[] = ['VALIDATE', 'BUILD', 'PLAN', 'UPLOAD', 'PROVISION', 'VERIFY', 'FINISHED']

test('a service that dies at every border of two phases, and within them, ends where one ends that lives', async () => {
  const whole = await play(() => never)
  expect(whole.deaths).toBe(0)
  expect(whole.left.told.map(({ state }: { state: string }) => state)).toEqual([
    'SUCCEEDED',
    'SUCCEEDED',
    'ROLLED_BACK',
    'SUCCEEDED',
  ])

  const survived = new Set<string>()
  const atBorders = await play(() => (_writes, { id = '', phase }) => {
    const border = `${id} ${phase}`
    if (phase === undefined || !phases.includes(phase) || survived.has(border)) return false
    survived.add(border)
    return true
  })
  expect(atBorders.left).toEqual(whole.left)
  // All seven of two deployments, all but VERIFY of the one that fails, and three of the removal.
  expect(atBorders.deaths).toBe(7 + 7 + 6 + 3)

  const within = await play(() => (writes) => writes >= 12)
  expect(within.left).toEqual(whole.left)
  expect(within.deaths).toBeGreaterThan(8)
}, 240_000)
