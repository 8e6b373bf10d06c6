import { type Problems, problems, userError } from '../../shared/problems.ts'
import type { AccountsDeps } from './deps.ts'
import type { MemberRecord } from './model.ts'

/**
 * Writes a change of one membership, unless it would leave the project without an owner or the membership is no longer as it
 * was read.
 *
 * Of two owners who demote each other at once, each may find the other one still an owner before writing. So it looks again after
 * writing, and takes back what left nobody: whichever wrote last sees the other's change. Only a crash in that moment leaves a
 * project to the owner of the installation.
 *
 * @param present the membership as it was read; undefined when there is none
 * @param next undefined when there is to be none
 * @returns why nothing was changed
 */
export async function writeMember(
  deps: Pick<AccountsDeps, 'members'>,
  present: MemberRecord | undefined,
  next: MemberRecord | undefined,
): Promise<Problems | undefined> {
  const demotes = present?.role === 'OWNER' && next?.role !== 'OWNER'
  if (demotes && (await countOwners(deps, present.projectId)) < 2) return lastOwner()
  if (!(await apply(deps, present, next))) return changedMeanwhile()
  if (!demotes || (await countOwners(deps, present.projectId)) > 0) return undefined
  await apply(deps, next, present)
  return lastOwner()
}

const countOwners = ({ members }: Pick<AccountsDeps, 'members'>, projectId: string): Promise<number> =>
  members.count({ where: { projectId, role: 'OWNER' } })

/** Whether the membership was as it was said to be, and now is as it is to be. */
async function apply(
  { members }: Pick<AccountsDeps, 'members'>,
  from: MemberRecord | undefined,
  to: MemberRecord | undefined,
): Promise<boolean> {
  if (from !== undefined && to !== undefined) {
    const change = { set: { role: to.role, environments: to.environments } }
    return (await members.update(from.id, change, { role: from.role })) !== undefined
  }
  if (from !== undefined) return members.remove(from.id, { role: from.role })
  return to === undefined || (await members.insert(to)).taken === undefined
}

const lastOwner = (): Problems =>
  problems(
    userError('CONFLICT', 'This is the last owner of the project.', {
      field: ['input', 'role'],
      hint: 'Make somebody else an owner first.',
    }),
  )

const changedMeanwhile = (): Problems =>
  problems(
    userError('CONFLICT', 'Somebody else changed this member at the same time.', {
      field: ['input', 'email'],
      hint: 'Look at the members again, then repeat the request.',
      retryable: true,
    }),
  )
