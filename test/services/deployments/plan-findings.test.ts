import { afterAll, expect, test } from '@jest/globals'
import { create, makeDeployable, openBed, push, until } from './bed.ts'

const bed = await openBed()
afterAll(() => bed.close())

const PLAN = `mutation ($input: DeploymentPlanInput!) { deploymentPlan(input: $input) {
  plan { policies { code level message resourceLogicalId } } userErrors { code message } } }`

const routes = (list: string) => `import { route } from 'routo'\nexport default [${list}]\n`

test('a plan says of each queue, bucket and log what becomes of what it holds, in words of the local cloud', async () => {
  const before = routes(
    `route('Copy').from('queue:In').to('queue:Out'), route('Load').from('file:Drop').to('queue:In')`,
  )
  const { projectId, environmentId } = await makeDeployable(bed, {}, before)
  await until(bed, (await create(bed, { environmentId })).id, 'SUCCEEDED')
  await push(bed, projectId, routes(`route('Copy', { retentionDays: 7 }).from('queue:In')`))
  const { plan } = (await bed.must(PLAN, { input: { environmentId } })).deploymentPlan
  const found = plan.policies.filter(({ code }: { code: string }) => code === 'DATA_LOSS')
  const saying = (message: string, resourceLogicalId: string) => ({
    code: 'DATA_LOSS',
    level: 'WARNING',
    message,
    resourceLogicalId,
  })
  const taken = 'a later deployment that names it takes it up again.'
  expect(found).toEqual([
    saying(
      'The log group CopyLogs of the route Copy: RetentionInDays goes down from 30 to 7: older log lines are deleted.',
      'CopyLogs',
    ),
    saying(`The bucket Drop of the route Load leaves the stack, and is kept with its objects: ${taken}`, 'Drop'),
    saying(`The queue LoadDLQ of the route Load leaves the stack, and is kept with its messages: ${taken}`, 'LoadDLQ'),
    saying(
      `The queue LoadInbox of the route Load leaves the stack, and is kept with its messages: ${taken}`,
      'LoadInbox',
    ),
    saying('The log group LoadLogs of the route Load: Its log lines are deleted with it.', 'LoadLogs'),
    saying(`The queue Out of the route Copy leaves the stack, and is kept with its messages: ${taken}`, 'Out'),
  ])
})
