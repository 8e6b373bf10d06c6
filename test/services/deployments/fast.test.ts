import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { everything } from '../../testkit/projects.ts'
import { makeDeployableToAws, openWholeAws, type WholeAws } from './aws-bed.ts'
import { CREATE, create, type DeploymentsBed, makeDeployable, newKey, openBed, push, ROUTES, until } from './bed.ts'

let aws: WholeAws
let bed: DeploymentsBed

beforeAll(async () => {
  aws = await openWholeAws()
  bed = await openBed({ aws: aws.client })
})
afterAll(async () => {
  await bed.close()
  await aws[Symbol.asyncDispose]()
})

const routesTo = (url: string): string => `import { route } from 'routo'
export default [route('Copy').from('queue:In').to('${url}')]
`
const changeSets = (): number =>
  aws.account.cloudFormation.calls.filter(({ action }) => action === 'CreateChangeSet').length
const MODE = 'mode plan { summary { hotSwappable } } events { nodes { message } }'

async function deploy(environmentId: string, mode?: 'FAST') {
  const { id } = await create(bed, { environmentId, ...(mode && { mode }) })
  return until(bed, id, 'SUCCEEDED', MODE)
}

test('code alone is deployed FAST without a change set, is drift then, and rolled back to what it was', async () => {
  const { environmentId, projectId, stack } = await makeDeployableToAws(bed, routesTo('https://one.example/'))
  expect(await deploy(environmentId)).toMatchObject({ mode: 'SAFE', plan: { summary: { hotSwappable: false } } })
  const executor = `${stack.replace(/0$/, '')}CopyExecutor`
  const first = aws.account.functions.codeOf(executor)
  const sets = changeSets()

  await push(bed, projectId, routesTo('https://two.example/'))
  const fast = await deploy(environmentId, 'FAST')
  expect(fast).toMatchObject({ mode: 'FAST', plan: { summary: { hotSwappable: true } } })
  expect(fast.events.nodes).toContainEqual({ message: 'CopyExecutor: UPDATE_COMPLETE' })
  expect(changeSets()).toBe(sets)
  const second = aws.account.functions.codeOf(executor)
  expect(second).toMatch(/^code\//)
  expect(second).not.toBe(first)
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment {
    drift { inSync changes { logicalId } } } } }`
  const of = [{ __typename: 'Environment', id: environmentId }]
  expect((await bed.ask(everything, query, { of })).data._entities[0].drift).toEqual({
    inSync: false,
    changes: [{ logicalId: 'CopyExecutor' }],
  })

  const back = `mutation ($input: DeploymentRollbackInput!) { deploymentRollback(input: $input) {
    deployment { id } userErrors { message } } }`
  const { deploymentRollback } = await bed.must(back, { input: { environmentId, idempotencyKey: newKey() } })
  expect(await until(bed, deploymentRollback.deployment.id, 'SUCCEEDED', MODE)).toMatchObject({ mode: 'SAFE' })
  expect(aws.account.functions.codeOf(executor)).toBe(first)
})

test('what is more than code is deployed SAFE, and says so', async () => {
  const { environmentId, projectId } = await makeDeployableToAws(bed)
  await deploy(environmentId)
  const sets = changeSets()
  await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Elsewhere'"))
  const done = await deploy(environmentId, 'FAST')
  expect(done).toMatchObject({ mode: 'SAFE', plan: { summary: { hotSwappable: false } } })
  expect(done.events.nodes).toContainEqual({ message: expect.stringContaining('the mode is SAFE') })
  expect(changeSets()).toBe(sets + 1)
})

test('a protected environment takes no FAST deployment, not even to look at', async () => {
  const { environmentId } = await makeDeployable(bed, { protected: true })
  for (const dryRun of [false, true]) {
    const input = { environmentId, mode: 'FAST', dryRun, idempotencyKey: newKey() }
    const { data } = await bed.ask(everything, CREATE, { input })
    expect(data.deploymentCreate).toMatchObject({
      deployment: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'mode'] }],
    })
  }
})
