import { type Caller, type Grant, grantIn } from '../../shared/caller.ts'
import type { Role } from '../../shared/permissions.ts'
import { notFound, type Outcome, type Problems, problems, type UserError, userError } from '../../shared/problems.ts'
import type { ProjectAnswer } from '../project/model.ts'
import type { AccountsDeps } from './deps.ts'
import { checkEnvironmentIds } from './environment-ids.ts'
import { checkEscalation } from './member-escalation.ts'
import { MOST_MEMBERS, memberId, whyNoMore } from './memberships.ts'
import type { MemberRecord } from './model.ts'
import { writeMember } from './owners.ts'
import { normalisedEmail } from './registration-checks.ts'

const EMAIL = ['input', 'email']

/** `MemberSetInput` of the schema. */
export interface MemberChange {
  readonly projectId: string
  readonly email: string
  /** None: no member any more. */
  readonly role?: Role | null | undefined
  readonly environmentIds?: readonly string[] | null | undefined
}

/** Makes somebody a member, changes what a member may, or removes one. */
export async function setMember(
  deps: AccountsDeps,
  caller: Caller,
  change: MemberChange,
): Promise<Outcome<ProjectAnswer>> {
  const { projectId } = change
  const mine = grantIn(caller, projectId)
  if (mine === undefined || (await deps.projects.get(projectId)) === undefined) {
    return notFound('project', ['input', 'projectId'])
  }
  const [account] = await deps.accounts.find({ where: { email: normalisedEmail(change.email) }, limit: 1 })
  if (account === undefined) return problems(noAccount())
  const present = await deps.members.get(memberId(projectId, account.id))
  const next = nextOf(change)
  const found = [...(await checkChange(deps, caller, change, present)), ...checkEscalation(mine, present, next)]
  if (found.length > 0) return problems(...found)
  const full = present === undefined ? await whyFull(deps, projectId, account.id) : undefined
  if (full !== undefined) return full
  const member = next && { id: memberId(projectId, account.id), projectId, accountId: account.id, ...next }
  const refused = await writeMember(deps, present, member)
  if (refused !== undefined) return refused
  await deps.audit(caller, {
    action: 'memberSet',
    projectId,
    subjectId: account.id,
    ...(present && { before: shown(present) }),
    ...(member && { after: shown(member) }),
  })
  return { projectId }
}

const nextOf = ({ role, environmentIds }: MemberChange): Grant | undefined =>
  role == null ? undefined : { role, ...(environmentIds != null && { environments: [...new Set(environmentIds)] }) }

async function checkChange(
  deps: AccountsDeps,
  caller: Caller,
  { projectId, role, environmentIds }: MemberChange,
  present: MemberRecord | undefined,
): Promise<readonly UserError[]> {
  const field = ['input', 'environmentIds']
  if (role == null) return present === undefined ? [noMember()] : []
  if (environmentIds == null) return []
  if (role === 'OWNER') {
    const hint = 'Leave environmentIds out, or give a lesser role.'
    return [userError('INVALID', 'An owner owns all of the project.', { field, hint })]
  }
  return checkEnvironmentIds(deps, caller, projectId, environmentIds)
}

async function whyFull(deps: AccountsDeps, projectId: string, accountId: string): Promise<Problems | undefined> {
  if ((await deps.members.count({ where: { projectId } })) < MOST_MEMBERS) return whyNoMore(deps, accountId, EMAIL)
  const hint = 'Remove a member first.'
  return problems(userError('LIMIT_EXCEEDED', `A project has at most ${MOST_MEMBERS} members.`, { field: EMAIL, hint }))
}

const noAccount = () =>
  userError('NOT_FOUND', 'There is no account with this e-mail address.', {
    field: EMAIL,
    hint: 'Check the address. Who is to be a member registers first, with accountCreate.',
  })

const noMember = () =>
  userError('NOT_FOUND', 'This account is no member of the project.', {
    field: EMAIL,
    hint: 'Give a role to make it one.',
  })

/** What the audit log tells of a member. */
const shown = ({ role, environments }: MemberRecord) => ({ role, ...(environments !== undefined && { environments }) })
