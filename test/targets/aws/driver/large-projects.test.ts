import { expect, test } from '@jest/globals'
import { type Assignment, plan } from '../../../../compiler/index.ts'
import { route } from '../../../../runtime/index.ts'
import { documentsOf } from '../../../testkit/documents.ts'
import { deploy } from '../../contract/operations.ts'
import { releaseOf } from '../../contract/releases.ts'
import { openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const at = { environment: 'large', environmentId: 'env_large' }

/** A project of so many routes; those that are there already stay in their shards. */
function projectOf(count: number, before: Assignment = {}) {
  const routes = Array.from({ length: count }, (_, index) =>
    route(`Route${index}`).from(`queue:Queue${index}`).process(pass),
  )
  const { assignment } = plan(documentsOf(...routes), { project: 'acme', environment: 'large', assignment: before })
  return { assignment, release: releaseOf(routes, { ...at, assignment }) }
}

test('120 routes are deployed over their stacks; another route touches one of them, and one that goes leaves its queues', async () => {
  await using aws = await openAws()
  const { driver, account } = aws
  const { calls } = account.cloudFormation
  const many = projectOf(120)
  expect(many.release.stacks.length).toBeGreaterThan(1)
  const { outcome, events } = await deploy(driver, many.release, 'many')
  expect(outcome).toBe('succeeded')
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  expect(events.length).toBeGreaterThan(1_000)
  expect(await driver.describe(at.environmentId)).toHaveLength(many.release.stacks.length)

  const before = calls.length
  const more = projectOf(121, many.assignment)
  expect((await deploy(driver, more.release, 'more')).outcome).toBe('succeeded')
  const changed = calls.slice(before).filter(({ action }) => action === 'CreateChangeSet')
  expect(changed).toHaveLength(1)

  const less = projectOf(119, more.assignment)
  expect((await deploy(driver, less.release, 'less')).outcome).toBe('succeeded')
  expect((await driver.orphans(at.environmentId)).map(({ logicalId }) => logicalId).toSorted()).toEqual([
    'Queue119',
    'Queue120',
    'Route119DLQ',
    'Route120DLQ',
  ])
}, 240_000)
