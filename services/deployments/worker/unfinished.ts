import type { Collection, Position } from '../../shared/store/collection.ts'
import type { DeploymentRecord } from '../deployment/record.ts'

const READ_AT_ONCE = 200

/** Environments that have deployments at work or waiting. */
export async function unfinishedEnvironments(deployments: Collection<DeploymentRecord>): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let after: Position | undefined
  do {
    const page = await deployments.find({
      range: { field: 'unfinished', gte: '' },
      ...(after && { after }),
      limit: READ_AT_ONCE,
    })
    for (const { unfinished } of page) if (unfinished !== undefined) found.add(unfinished)
    const last = page.length === READ_AT_ONCE ? page.at(-1) : undefined
    after = last && { value: last.unfinished, id: last.id }
  } while (after !== undefined)
  return found
}
