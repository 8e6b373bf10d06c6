import { didYouMean } from '../../../compiler/did-you-mean.ts'
import { type Caller, sees } from '../../shared/caller.ts'
import { EVERYTHING, isPermission, permissions } from '../../shared/permissions.ts'
import { type UserError, userError } from '../../shared/problems.ts'
import type { AccountsDeps } from './deps.ts'
import { checkEnvironmentIds } from './environment-ids.ts'
import type { TokenRecord } from './model.ts'
import { checkName } from './registration-checks.ts'

/** `ApiTokenCreateInput` of the schema. */
export interface TokenRequest {
  readonly name: string
  readonly scopes: readonly string[]
  readonly projectId?: string | null | undefined
  readonly environmentIds?: readonly string[] | null | undefined
  readonly expiresAt?: Date | null | undefined
}

/** What a token is for. */
export type TokenLimits = Pick<TokenRecord, 'scopes' | 'projectId' | 'environments' | 'expiresAt'>

const scopeNames = [...Object.keys(permissions), EVERYTHING]

/** The limits that are asked for, each thing once. */
export const limitsOf = ({ scopes, projectId, environmentIds, expiresAt }: TokenRequest): TokenLimits => ({
  scopes: [...new Set(scopes)],
  ...(projectId != null && { projectId }),
  ...(environmentIds != null && { environments: [...new Set(environmentIds)] }),
  ...(expiresAt != null && { expiresAt }),
})

/** Everything that is wrong with a request for a token, whoever makes it. */
export async function checkRequest(
  deps: AccountsDeps,
  caller: Caller,
  request: TokenRequest,
): Promise<readonly UserError[]> {
  return [
    ...checkName(request.name.trim(), 'The name', ['input', 'name']),
    ...checkScopes(request.scopes),
    ...(await checkProject(deps, caller, request)),
    ...checkExpiry(deps.now(), request.expiresAt),
  ]
}

function checkScopes(scopes: readonly string[]): readonly UserError[] {
  const hint = `The scopes are ${scopeNames.join(', ')}; ${EVERYTHING} is all of them.`
  if (scopes.length === 0) {
    return [userError('INVALID', 'A token without a scope may nothing.', { field: ['input', 'scopes'], hint })]
  }
  return scopes.flatMap((scope, index) => {
    if (scope === EVERYTHING || isPermission(scope)) return []
    const message = `"${scope.slice(0, 50)}" is no scope.${didYouMean(scope.slice(0, 50), scopeNames)}`
    return [userError('INVALID', message, { field: ['input', 'scopes', String(index)], hint })]
  })
}

async function checkProject(
  deps: AccountsDeps,
  caller: Caller,
  { projectId, environmentIds }: TokenRequest,
): Promise<readonly UserError[]> {
  if (projectId == null) return environmentIds == null ? [] : [withoutProject()]
  if (!sees(caller, projectId) || (await deps.projects.get(projectId)) === undefined) return [noProject()]
  return environmentIds == null ? [] : checkEnvironmentIds(deps, caller, projectId, environmentIds)
}

const withoutProject = () =>
  userError('INVALID', 'Environments are of a project, and none is given.', {
    field: ['input', 'environmentIds'],
    hint: 'Give the projectId, too.',
  })

const noProject = () =>
  userError('NOT_FOUND', 'There is no such project.', {
    field: ['input', 'projectId'],
    hint: 'Check the id, and who is signed in.',
  })

const checkExpiry = (now: Date, expiresAt: Date | null | undefined): readonly UserError[] =>
  expiresAt == null || expiresAt > now
    ? []
    : [
        userError('INVALID', 'The token would have expired already.', {
          field: ['input', 'expiresAt'],
          hint: 'Give a time in the future, or leave it out for a token that does not expire.',
        }),
      ]

/** In what a token would go beyond the one that makes it; also tells which tokens a token may know of. */
export const beyond = (maker: TokenLimits, made: TokenLimits): readonly UserError[] => [
  ...(isWithin(made.scopes, maker.scopes.includes(EVERYTHING) ? undefined : maker.scopes)
    ? []
    : [tooMuch('scopes', `Only its own: ${maker.scopes.join(', ')}.`)]),
  ...(maker.projectId === undefined || maker.projectId === made.projectId
    ? []
    : [tooMuch('projectId', `Its only project is ${maker.projectId}.`)]),
  ...(isWithin(made.environments, maker.environments)
    ? []
    : [tooMuch('environmentIds', `Its only environments: ${maker.environments?.join(', ')}.`)]),
  ...(maker.expiresAt === undefined || (made.expiresAt !== undefined && made.expiresAt <= maker.expiresAt)
    ? []
    : [tooMuch('expiresAt', `It expires at ${maker.expiresAt.toISOString()}.`)]),
]

/** `undefined` is all there is. */
const isWithin = (some: readonly string[] | undefined, most: readonly string[] | undefined): boolean =>
  most === undefined || (some?.every((one) => most.includes(one)) ?? false)

const tooMuch = (name: string, hint: string): UserError =>
  userError('INVALID', 'A token cannot make one that may more than itself.', { field: ['input', name], hint })
