import { idWithin } from '../../shared/ids.ts'
import { type Problems, problems, userError } from '../../shared/problems.ts'
import type { AccountsDeps } from './deps.ts'
import type { MemberRecord } from './model.ts'

/** A project's members are read and shown as one list. */
export const MOST_MEMBERS = 1_000
/** What one request can carry along as grants. */
const MOST_PROJECTS_OF_ACCOUNT = 1_000
/** A little more than may be, since two may join at once. */
const READ_AT_ONCE = 1_100

/** There is one membership of an account in a project: its id says so. */
export const memberId = (projectId: string, accountId: string): string => idWithin('mem', projectId, accountId)

/** The projects that an account is a member of. */
export const membershipsOf = (
  { members }: Pick<AccountsDeps, 'members'>,
  accountId: string,
): Promise<readonly MemberRecord[]> => members.find({ where: { accountId }, limit: READ_AT_ONCE })

/** Why an account can be a member of no further project; undefined when it can. */
export async function whyNoMore(
  { members }: Pick<AccountsDeps, 'members'>,
  accountId: string,
  field: readonly string[],
): Promise<Problems | undefined> {
  if ((await members.count({ where: { accountId } })) < MOST_PROJECTS_OF_ACCOUNT) return undefined
  return problems(
    userError('LIMIT_EXCEEDED', `The account is a member of ${MOST_PROJECTS_OF_ACCOUNT} projects, which is the most.`, {
      field,
      hint: 'Delete a project, or leave one.',
    }),
  )
}

/** Makes an account an owner of a project that it makes. */
export async function addOwner(
  { members }: Pick<AccountsDeps, 'members'>,
  projectId: string,
  accountId: string,
): Promise<void> {
  // Taken where it was done before: the same membership.
  await members.insert({ id: memberId(projectId, accountId), projectId, accountId, role: 'OWNER' })
}
