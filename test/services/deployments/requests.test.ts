import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { idempotencyModel } from '../../../services/shared/idempotency/model.ts'
import { idInEnvironment } from '../../../services/shared/ids.ts'
import { TargetError } from '../../../targets/driver.ts'
import { everything, makeEnvironment, member } from '../../testkit/projects.ts'
import type { Script } from '../../testkit/scripted-driver.ts'
import { CREATE, create, makeDeployable, newKey, openBed, push, ROUTES, until } from './bed.ts'

const bed = await openBed()
afterAll(() => bed.close())
beforeEach(() => {
  bed.driver.script = {}
  bed.driver.calls.length = 0
})

const CANCEL = `mutation ($id: ID!, $reason: String) { deploymentCancel(id: $id, reason: $reason) {
  deployment { id state } userErrors { code field message } } }`
const APPROVE = `mutation ($id: ID!, $comment: String) { deploymentApprove(id: $id, comment: $comment) {
  deployment { id state } userErrors { code field } } }`
const asked = async (input: object, identity = everything) =>
  (await bed.ask(identity, CREATE, { input: { idempotencyKey: newKey(), ...input } })).data.deploymentCreate
const cancel = async (id: string, reason?: string) =>
  (await bed.ask(everything, CANCEL, { id, reason })).data.deploymentCancel
const operationsIn = (environmentId: string) =>
  [...bed.driver.operations.values()].filter((operation) => operation.environmentId === environmentId)

test('of many who ask at once and would not wait, exactly one gets the environment', async () => {
  const { environmentId } = await makeDeployable(bed)
  const answers = await Promise.all(Array.from({ length: 8 }, () => asked({ environmentId, onConflict: 'REJECT' })))
  const won = answers.filter(({ deployment }) => deployment !== null)
  expect(won).toHaveLength(1)
  for (const { userErrors } of answers.filter(({ deployment }) => deployment === null)) {
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'ENVIRONMENT_LOCKED', field: ['input', 'onConflict'], retryable: true }),
    ])
  }
  await until(bed, won[0].deployment.id, 'SUCCEEDED')
  expect(operationsIn(environmentId)).toHaveLength(1)
})

test('those who wait are done one after the other, in the order of their numbers', async () => {
  const { environmentId } = await makeDeployable(bed)
  bed.driver.script = { holds: true }
  const ids = []
  for (let count = 0; count < 3; count += 1) ids.push((await create(bed, { environmentId })).id)
  await until(bed, ids[0], 'RUNNING')
  expect((await until(bed, ids[1], 'QUEUED', 'canCancel')).canCancel).toBe(true)
  bed.driver.finish()
  for (const id of ids) await until(bed, id, 'SUCCEEDED')
  expect(operationsIn(environmentId).map(({ token }) => token)).toEqual(ids)
})

test('whoever supersedes takes the place of those that have not begun, and waits for the one that has', async () => {
  const { environmentId } = await makeDeployable(bed)
  bed.driver.script = { holds: true }
  const first = await create(bed, { environmentId })
  await until(bed, first.id, 'RUNNING')
  const second = await create(bed, { environmentId })
  const third = await create(bed, { environmentId, onConflict: 'SUPERSEDE_QUEUED' })
  const superseded = await until(bed, second.id, 'SUPERSEDED', 'supersededBy { id } canRetry')
  expect(superseded).toMatchObject({ supersededBy: { id: third.id }, canRetry: true })
  bed.driver.finish()
  await until(bed, third.id, 'SUCCEEDED')
  expect(operationsIn(environmentId).map(({ token }) => token)).toEqual([first.id, third.id])
})

test('the same key gives the same answer, and nothing is done twice; another request under it is a problem', async () => {
  const { environmentId } = await makeDeployable(bed)
  const input = { environmentId, idempotencyKey: newKey() }
  const [one, other] = [await asked(input), await asked(input)]
  expect(one).toMatchObject({ replayed: false, deployment: { number: 1 } })
  expect(other).toMatchObject({ replayed: true, deployment: { id: one.deployment.id } })
  expect((await asked({ ...input, reason: 'else' })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }])
  await until(bed, one.deployment.id, 'SUCCEEDED')
  expect(operationsIn(environmentId)).toHaveLength(1)
})

test('a request whose answer was lost in a crash is known by what it made', async () => {
  const { environmentId } = await makeDeployable(bed)
  const input = { environmentId, idempotencyKey: newKey() }
  const { deployment } = await asked(input)
  // What a crash before the answer leaves: the deployment, and no answer under the key.
  const answers = bed.store.collection(idempotencyModel)
  for (const { id } of await answers.find({ limit: 1_000 })) await answers.remove(id)
  expect((await asked(input)).deployment.id).toBe(deployment.id)
  await until(bed, deployment.id, 'SUCCEEDED')
  expect(operationsIn(environmentId)).toHaveLength(1)
})

test('a dry run and a plan say what would be, and touch nothing', async () => {
  const { environmentId, revisionId } = await makeDeployable(bed)
  const dry = await asked({ environmentId, dryRun: true })
  expect(dry).toMatchObject({ deployment: null, plan: { summary: { update: 0 } }, userErrors: [] })
  expect(dry.plan.summary.create).toBeGreaterThan(10)
  const PLAN = `mutation ($input: DeploymentPlanInput!) { deploymentPlan(input: $input) { plan {
    id stale expiresAt revision { id } policies { code level resourceLogicalId } changes { action logicalId } template stackNames } userErrors { code } } }`
  const { plan } = (await bed.must(PLAN, { input: { environmentId, revisionId } })).deploymentPlan
  expect(plan).toMatchObject({ stale: false, revision: { id: revisionId } })
  expect(JSON.parse(plan.template).Description).toContain('environment dev')
  expect(operationsIn(environmentId)).toEqual([])
  expect(bed.driver.calls).not.toContain('upload')

  const deployed = await asked({ environmentId, planId: plan.id })
  await until(bed, deployed.deployment.id, 'SUCCEEDED')
  const again = await asked({ environmentId, planId: plan.id })
  expect(again.userErrors).toMatchObject([{ code: 'PLAN_STALE', field: ['input', 'planId'] }])
})

test('a plan is stale once the configuration is another one, and unknown in another environment', async () => {
  const { environmentId, projectId } = await makeDeployable(bed)
  const { plan } = await asked({ environmentId, dryRun: true })
  const other = await makeEnvironment(bed.projects, projectId, 'other')
  expect((await asked({ environmentId: other, planId: plan.id })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'planId'] },
  ])
  const set = 'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { code } } }'
  await bed.projects.must(set, { input: { environmentId, variables: { REGION: 'eu' } } })
  expect((await asked({ environmentId, planId: plan.id })).userErrors).toMatchObject([{ code: 'PLAN_STALE' }])
})

test('what was looked at is done, or nothing', async () => {
  const { environmentId, projectId } = await makeDeployable(bed)
  const first = await create(bed, { environmentId })
  await until(bed, first.id, 'SUCCEEDED')
  await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Elsewhere'"))
  const { plan } = await asked({ environmentId, dryRun: true })
  // Somebody else empties the target between the look and the deployment.
  await bed.driver.destroy(environmentId, 'RETAIN', 'by hand')
  const { deployment } = await asked({ environmentId, planId: plan.id })
  const failed = await until(
    bed,
    deployment.id,
    'FAILED',
    'failure { code explanation nextActions { title mutation } }',
  )
  expect(failed.failure).toMatchObject({ code: 'PLAN_STALE', explanation: expect.stringContaining('nothing was done') })
  expect(failed.failure.nextActions[0].mutation).toContain('deploymentPlan')
})

test.each(['preflight', 'upload', 'execute'] as const)(
  'cancelled while the target is asked for %s, it ends',
  async (method) => {
    const { environmentId } = await makeDeployable(bed)
    const gate = Promise.withResolvers<void>()
    bed.driver.script = { pauses: { method, until: gate.promise }, holds: true }
    const { id } = await create(bed, { environmentId })
    while (!bed.driver.calls.includes(method)) await new Promise((resolve) => setTimeout(resolve, 5))
    const answer = await cancel(id, 'never mind')
    expect(answer).toEqual({ deployment: { id, state: 'CANCELLING' }, userErrors: [] })
    expect((await cancel(id)).deployment.state).toBe('CANCELLING')
    gate.resolve()
    const ended = await until(bed, id, 'CANCELLED', 'canCancel canRetry finishedAt')
    expect(ended).toMatchObject({ canCancel: false, canRetry: true, finishedAt: expect.any(String) })
    expect(operationsIn(environmentId).map(({ outcome }) => outcome)).toEqual(method === 'execute' ? ['cancelled'] : [])
    expect((await cancel(id)).userErrors).toMatchObject([{ code: 'NOT_CANCELLABLE', field: ['id'] }])
  },
)

test('cancelled while it waits, it ends at once; cancelled while it is looked over, it is too late', async () => {
  const { environmentId } = await makeDeployable(bed)
  const gate = Promise.withResolvers<void>()
  bed.driver.script = { pauses: { method: 'describe', until: gate.promise } }
  const first = await create(bed, { environmentId })
  const second = await create(bed, { environmentId })
  expect((await cancel(second.id)).deployment.state).toBe('CANCELLED')
  while (!bed.driver.calls.includes('describe')) await new Promise((resolve) => setTimeout(resolve, 5))
  expect((await cancel(first.id)).userErrors).toMatchObject([{ code: 'NOT_CANCELLABLE' }])
  gate.resolve()
  await until(bed, first.id, 'SUCCEEDED')
})

test('to a protected environment developers deploy when somebody approves it, and who may approve needs nobody', async () => {
  const { environmentId, projectId } = await makeDeployable(bed, { protected: true })
  const dev = member('dev', { [projectId]: 'DEVELOPER' })
  const admin = member('admin', { [projectId]: 'ADMIN' })
  const { deployment } = await asked({ environmentId }, dev)
  const waiting = await until(
    bed,
    deployment.id,
    'NEEDS_APPROVAL',
    'canCancel plan { summary { create } } approval { at }',
  )
  expect(waiting).toMatchObject({ phase: 'APPROVAL', canCancel: true, approval: null })
  expect(waiting.plan.summary.create).toBeGreaterThan(10)
  expect((await bed.ask(dev, APPROVE, { id: deployment.id })).codes).toEqual(['FORBIDDEN'])
  expect(operationsIn(environmentId)).toEqual([])
  const comment = 'looked at it'
  const approved = await bed.ask(admin, APPROVE, { id: deployment.id, comment })
  expect(approved.data.deploymentApprove.userErrors).toEqual([])
  const done = await until(
    bed,
    deployment.id,
    'SUCCEEDED',
    'actor { id } approval { actor { id } comment } timeline { phase }',
  )
  expect(done).toMatchObject({ actor: { id: dev.actor.id }, approval: { actor: { id: admin.actor.id }, comment } })
  expect(done.timeline.map(({ phase }: { phase: string }) => phase)).toContain('APPROVAL')
  expect((await bed.ask(admin, APPROVE, { id: deployment.id })).data.deploymentApprove.userErrors).toMatchObject([
    { code: 'CONFLICT', field: ['id'] },
  ])
  const own = await asked({ environmentId }, admin)
  await until(bed, own.deployment.id, 'SUCCEEDED')
})

test('what waits to be approved can be cancelled, and those behind it go on', async () => {
  const { environmentId, projectId } = await makeDeployable(bed, { protected: true })
  const { deployment } = await asked({ environmentId }, member('dev', { [projectId]: 'DEVELOPER' }))
  await until(bed, deployment.id, 'NEEDS_APPROVAL')
  const next = await create(bed, { environmentId })
  expect((await until(bed, next.id, 'QUEUED')).state).toBe('QUEUED')
  expect((await cancel(deployment.id)).deployment.state).toBe('CANCELLED')
  await until(bed, next.id, 'SUCCEEDED')
})

test('a resource that fails is the first thing to be read, with what it means and what to do', async () => {
  const { environmentId, revisionId } = await makeDeployable(bed)
  bed.driver.script = { fails: { logicalId: 'InPolicy', reason: 'The policy is too long.' } }
  const { id } = await create(bed, { environmentId })
  const failed = await until(
    bed,
    id,
    'ROLLED_BACK',
    `canRetry failure { code message providerMessage explanation resource { logicalId type status statusReason }
       nextActions { title command mutation } } events { nodes { level message } }`,
  )
  expect(failed.failure).toMatchObject({
    code: 'RESOURCE_FAILED',
    message: 'InPolicy could not be made as it was to be: The policy is too long.',
    providerMessage: 'The policy is too long.',
    explanation: expect.stringContaining('what ran before runs on'),
    resource: { logicalId: 'InPolicy', type: 'AWS::SQS::QueuePolicy', status: 'CREATE_FAILED' },
  })
  expect(failed.canRetry).toBe(true)
  expect(failed.events.nodes).toContainEqual({
    level: 'ERROR',
    message: 'InPolicy: CREATE_FAILED (The policy is too long.)',
  })
  // What it says to do can be done as it stands.
  const { mutation } = failed.failure.nextActions.at(-1)
  expect(mutation).toContain(revisionId)
  bed.driver.script = {}
  const retried = (await bed.must(mutation)).deploymentCreate.deployment
  await until(bed, retried.id, 'SUCCEEDED')
})

test('what is in the way before anything is touched is said with its resource', async () => {
  const { environmentId } = await makeDeployable(bed)
  const message = 'There is a queue of this name already.'
  bed.driver.script = { findings: [{ code: 'NAME_TAKEN', level: 'ERROR', message, logicalId: 'InPolicy' }] }
  const { id } = await create(bed, { environmentId })
  const fields =
    'providerMessage explanation resource { id logicalId physicalId type status statusReason route { id } }'
  const failed = await until(bed, id, 'FAILED', `failure { code message ${fields} }`)
  expect(failed.failure).toEqual({
    code: 'NAME_TAKEN',
    message,
    providerMessage: message,
    explanation: expect.stringContaining('choose another'),
    resource: {
      id: idInEnvironment('res', environmentId, '0.InPolicy'),
      logicalId: 'InPolicy',
      physicalId: null,
      type: 'AWS::SQS::QueuePolicy',
      status: 'REFUSED',
      statusReason: message,
      route: null,
    },
  })
  expect(operationsIn(environmentId)).toEqual([])
})

test('a revision with errors is refused with file and line, before anything is asked of the target', async () => {
  const text = `import { route } from 'routo'\nimport { missing } from './lib.ts'\nexport default [route('Copy').from('queue:In').process(missing)]\n`
  const { environmentId } = await makeDeployable(bed, {}, text)
  const { userErrors, deployment } = await asked({ environmentId })
  expect(deployment).toBeNull()
  expect(userErrors).toEqual([
    expect.objectContaining({
      code: 'INVALID',
      message: expect.stringMatching(/^routes\.ts:2:\d+: /),
      hint: expect.stringContaining('MODULE_NOT_FOUND'),
    }),
  ])
  expect(bed.driver.calls).toEqual([])
})

test.each([
  [
    'a finding of the target',
    { findings: [{ code: 'NAME_TAKEN', level: 'ERROR', message: 'It is taken.' }] },
    'NAME_TAKEN',
  ],
  [
    'a target that refuses',
    { throws: { method: 'upload', error: new TargetError('DISK_FULL', 'No room.') } },
    'DISK_FULL',
  ],
  ['a fault that stays', { throws: { method: 'plan', error: new Error('secret detail') } }, 'INTERNAL'],
] satisfies [string, Script, string][])('%s ends it, and is said', async (_what, script, code) => {
  const { environmentId } = await makeDeployable(bed)
  bed.driver.script = script
  const { id } = await create(bed, { environmentId })
  const failed = await until(bed, id, 'FAILED', 'failure { code message explanation nextActions { title } }')
  expect(failed.failure.code).toBe(code)
  expect(JSON.stringify(failed.failure)).not.toContain('secret detail')
  bed.driver.script = {}
  const next = await create(bed, { environmentId })
  await until(bed, next.id, 'SUCCEEDED')
})

test('a target that cannot be reached for a while is asked again, with the same token', async () => {
  const { environmentId } = await makeDeployable(bed)
  const away = new TargetError('UNREACHABLE', 'Nobody is there.', { retryable: true })
  bed.driver.script = { throws: { method: 'execute', error: away } }
  const { id } = await create(bed, { environmentId })
  while (bed.driver.calls.filter((call) => call === 'execute').length < 3) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  bed.driver.script = {}
  await until(bed, id, 'SUCCEEDED')
  expect(operationsIn(environmentId).map(({ token }) => token)).toEqual([id])
})

test.each<[string, { revision?: number; plan?: boolean; environmentId?: string; reason?: string }, string, string]>([
  [
    'an environment that is not there',
    { environmentId: 'env_0123456789ab_00000000' },
    'NOT_FOUND',
    'input.environmentId',
  ],
  ['a revision that is not there', { revision: 9 }, 'NOT_FOUND', 'input.revisionId'],
  ['a plan that is not there', { plan: true }, 'NOT_FOUND', 'input.planId'],
  ['a reason that is too long', { reason: 'x'.repeat(1_001) }, 'INVALID', 'input.reason'],
])('%s is a problem', async (_what, { revision, plan, ...more }, code, field) => {
  const { environmentId, revisionId } = await makeDeployable(bed)
  const input = {
    environmentId,
    ...(revision !== undefined && { revisionId: revisionId.replace(/\d+$/, String(revision)) }),
    ...(plan === true && { planId: idInEnvironment('pln', environmentId) }),
    ...more,
  }
  const { deployment, userErrors } = await asked(input)
  expect(deployment).toBeNull()
  expect(
    userErrors.map((problem: { code: string; field: string[] }) => [problem.code, problem.field.join('.')]),
  ).toEqual([[code, field]])
})
