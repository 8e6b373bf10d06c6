import type { Position } from '../../shared/store/collection.ts'
import type { EnvironmentDeps } from './deps.ts'
import type { EnvironmentRecord } from './model.ts'

const READ_AT_ONCE = 200

/** All environments on AWS, of all projects. */
export async function findOnAws({ environments }: Pick<EnvironmentDeps, 'environments'>) {
  const found: EnvironmentRecord[] = []
  let after: Position | undefined
  do {
    const page = await environments.find({
      range: { field: 'region', gte: '' },
      ...(after && { after }),
      limit: READ_AT_ONCE,
    })
    found.push(...page)
    const last = page.length === READ_AT_ONCE ? page.at(-1) : undefined
    after = last && { value: last.region, id: last.id }
  } while (after !== undefined)
  return found
}
