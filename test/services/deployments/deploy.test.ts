import { afterAll, expect, test } from '@jest/globals'
import { create, makeDeployable, openBed, until } from './bed.ts'

const bed = await openBed()
afterAll(() => bed.close())

test('a deployment goes from its turn to its end, phase by phase, and tells what it made', async () => {
  const { environmentId, projectId, revisionId } = await makeDeployable(bed)
  const asked = await create(bed, { environmentId, reason: 'the first one' })
  expect(asked).toMatchObject({ id: `${environmentId.replace('env', 'dep')}-1`, number: 1, kind: 'DEPLOY' })
  const done = await until(
    bed,
    asked.id,
    'SUCCEEDED',
    `reason actor { id } project { id } environment { id } revision { id } pollAfterMs durationMs startedAt finishedAt
     progress { completed total } canCancel canRollbackTo canRetry
     timeline { phase durationMs } artifacts { name digest bytes }
     plan { summary { create update replace remove dataLossRisk } costDelta { beforeMonthly afterMonthly currency assumptions } stale
       policies { code level } stackNames template }
     changes { action logicalId type route { id } destructive }
     events { nodes { phase level message logicalId status data } pageInfo { hasNextPage } }
     stacks { name target status outputs resources { totalCount nodes { id logicalId role route { id } status } } }`,
  )
  expect(done).toMatchObject({
    phase: 'FINISHED',
    done: true,
    failure: null,
    reason: 'the first one',
    actor: { id: 'acc_000000000001' },
    project: { id: projectId },
    environment: { id: environmentId },
    revision: { id: revisionId },
    pollAfterMs: null,
    canCancel: false,
    canRollbackTo: false,
    canRetry: false,
  })
  expect(done.timeline.map(({ phase }: { phase: string }) => phase)).toEqual([
    'QUEUED',
    'VALIDATE',
    'BUILD',
    'PLAN',
    'UPLOAD',
    'PROVISION',
    'VERIFY',
  ])
  expect(done.progress.completed).toBe(done.progress.total)
  expect(done.plan.summary).toEqual({
    create: done.progress.total,
    update: 0,
    replace: 0,
    remove: 0,
    dataLossRisk: false,
  })
  expect(done.plan.costDelta).toMatchObject({ beforeMonthly: '0.000000', currency: 'USD' })
  expect(Number(done.plan.costDelta.afterMonthly)).toBeGreaterThan(0)
  expect(JSON.parse(done.plan.template).Resources).toHaveProperty('CopyExecutor')
  expect(done.changes).toContainEqual({
    action: 'CREATE',
    logicalId: 'CopyExecutor',
    type: 'AWS::Lambda::Function',
    route: { id: expect.stringMatching(/_Copy$/) },
    destructive: false,
  })
  expect(done.events.nodes).toContainEqual(
    expect.objectContaining({ phase: 'PROVISION', logicalId: 'CopyExecutor', status: 'CREATE_COMPLETE' }),
  )
  expect(done.stacks[0].resources.nodes).toContainEqual(
    expect.objectContaining({ logicalId: 'In', role: 'SOURCE', status: 'CREATE_COMPLETE' }),
  )
  const {
    _entities: [environment],
  } = await bed.must(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment {
      currentDeployment { id } lock { since } urls { route { id } method url } drift { inSync changes { logicalId } } deployments { totalCount nodes { id } } } } }`,
    { of: [{ __typename: 'Environment', id: environmentId }] },
  )
  expect(environment).toEqual({
    currentDeployment: { id: asked.id },
    lock: null,
    urls: [
      { route: { id: expect.stringMatching(/_Intake$/) }, method: 'POST', url: 'http://127.0.0.1:4566/_api/x/orders' },
    ],
    drift: { inSync: true, changes: [] },
    deployments: { totalCount: 1, nodes: [{ id: asked.id }] },
  })
})
