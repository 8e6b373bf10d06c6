import DataLoader from 'dataloader'
import { nameWithin } from '../../shared/ids.ts'
import { byIds } from '../../shared/store/by-ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Context } from '../context.ts'
import type { TimeRange } from '../generated.ts'
import { subjectKey } from '../rollups/rollups.ts'
import { assertInOneProject } from '../route-in-environment.ts'
import { spanOf } from '../stats/range.ts'
import { sumOfTallies } from '../stats/read-tallies.ts'
import type { ErrorGroupView } from './error-group.ts'
import type { ErrorKind } from './model.ts'
import { errorKindId } from './note-errors.ts'

/**
 * The errors of a route in one environment by their kinds, the most frequent first.
 *
 * @throws {Refusal} for what is no environment of the route's project, and a range that is none
 */
export async function errorGroups(
  { load, now }: Context,
  routeId: string,
  { environmentId, range }: { readonly environmentId: string; readonly range: TimeRange },
): Promise<readonly ErrorGroupView[]> {
  assertInOneProject(routeId, environmentId)
  const subject = subjectKey({ environmentId, route: nameWithin(routeId) })
  const { errors } = sumOfTallies(await load.tallies.load({ of: { subjects: [subject] }, span: spanOf(range, now) }))
  const kinds = await Promise.all(errors.map(({ key }) => load.errorKind.load(errorKindId(subject, key))))
  return errors
    .flatMap(({ key, count, failed }, index) => {
      const kind = kinds[index]
      return kind === undefined ? [] : [{ ...kind, fingerprint: key, count, failed }]
    })
    .sort((one, other) => other.count - one.count || (one.fingerprint < other.fingerprint ? -1 : 1))
}

export const errorKindLoader = (errorKinds: Collection<ErrorKind>): DataLoader<string, ErrorKind | undefined> =>
  new DataLoader(byIds(errorKinds), { cache: false })
