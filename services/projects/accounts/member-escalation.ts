import type { Grant } from '../../shared/caller.ts'
import { isAtLeast } from '../../shared/permissions.ts'
import { type UserError, userError } from '../../shared/problems.ts'

/**
 * Nobody gives more than they have, or takes from those who have more: without this an admin could become an owner, and a
 * member of one environment one of all.
 *
 * @param present what the member has, undefined for a new one
 * @param next what the member is to have, undefined for nothing
 */
export function checkEscalation(
  mine: Grant,
  present: Grant | undefined,
  next: Grant | undefined,
): readonly UserError[] {
  if (present !== undefined && !covers(mine, present)) {
    const what = `This member is ${inWords(present)}, and you are ${inWords(mine)}.`
    const hint = 'Ask somebody who may as much as this member.'
    return [userError('INVALID', what, { field: ['input', 'email'], hint })]
  }
  if (next !== undefined && !covers(mine, next)) {
    const what = `You are ${inWords(mine)} and cannot make anybody ${inWords(next)}.`
    const hint = 'Give no more than you have.'
    return [userError('INVALID', what, { field: ['input', 'role'], hint })]
  }
  return []
}

const covers = (mine: Grant, other: Grant): boolean =>
  isAtLeast(mine.role, other.role) &&
  (mine.environments === undefined || (other.environments?.every((id) => mine.environments?.includes(id)) ?? false))

const inWords = ({ role, environments }: Grant): string =>
  environments === undefined ? role : `${role} of ${environments.length} environments`
