import type DataLoader from 'dataloader'
import { type Caller, ownPermissions } from '../../shared/caller.ts'
import { hasProblems, type Outcome } from '../../shared/problems.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated.ts'
import type { SessionAnswer } from './model.ts'
import { visibleToken } from './tokens.ts'

/** What `Viewer.rateLimit` says of who comes in past the gateway, where nothing is counted. */
const UNCOUNTED = 2_147_483_647

/** Fields of accounts, sessions, API tokens and members. */
export const accountsResolvers = {
  Query: {
    viewer: (_query, _args, { caller }) => caller.identity,
    authenticate: (_query, { credential }, { accounts }) => accounts.authenticate(credential),
  },
  Mutation: {
    async accountCreate(_mutation, { input }, context) {
      const outcome = await context.accounts.register(context.caller, input)
      // The owner of the installation registers others and stays signed in.
      if (context.caller.identity === undefined) signIn(context, outcome)
      return outcome
    },
    async sessionCreate(_mutation, { input }, context) {
      const outcome = await context.accounts.signIn(context.caller, input)
      signIn(context, outcome)
      return outcome
    },
    // The caller is the gateway, on behalf of nobody yet.
    sessionExchange: (_mutation, { credential }, { accounts, caller: { requestId, ip } }) =>
      accounts.exchange({ requestId, ...(ip !== undefined && { ip }) }, credential),
    sessionDelete: (_mutation, _args, { accounts, caller }) => accounts.signOut(caller),
    apiTokenCreate: (_mutation, { input }, { accounts, caller }) => accounts.createToken(caller, input),
    apiTokenRevoke: (_mutation, { id }, { accounts, caller }) => accounts.revokeToken(caller, id),
    memberSet: (_mutation, { input }, { accounts, caller }) => accounts.setMember(caller, input),
  },
  Viewer: {
    id: ({ actor }) => actor.id,
    name: ({ actor }) => actor.name,
    kind: ({ actor }) => actor.kind,
    email: async ({ actor, accountId }, _args, { load }) =>
      actor.kind === 'USER' && accountId !== undefined ? (await load.account.load(accountId))?.email : undefined,
    projects: (identity, args, { projects, caller }) => projects.list({ ...caller, identity }, args),
    tokens: (identity, _args, { accounts, caller }) => accounts.ownTokens({ ...caller, identity }),
    permissions: (identity, _args, { caller }) => [...ownPermissions({ ...caller, identity })],
    rateLimit: (_viewer, _args, { caller }) => rateLimitOf(caller),
  },
  ApiToken: {
    __resolveReference: async ({ id }, { caller, load }) => visibleToken((each) => load.token.load(each), caller, id),
    project: ({ projectId }, _args, { load }) => (projectId === undefined ? undefined : load.project.load(projectId)),
    environments: ({ environments }, _args, { load }) => environments && readAll(load.environment, environments),
    createdBy: ({ createdBy }, _args, { load }) => load.actor.load(createdBy),
  },
  ApiTokenPayload: {
    apiToken: ({ tokenId }, _args, { load }) => (tokenId === undefined ? undefined : load.token.load(tokenId)),
  },
  Actor: {
    __resolveReference: ({ id }, { load }) => load.actor.load(id),
  },
  Member: {
    actor: ({ accountId }, _args, { load }) => load.actor.load(accountId),
    email: async ({ accountId }, _args, { load }) => (await load.account.load(accountId))?.email,
    environments: ({ environments }, _args, { load }) => environments && readAll(load.environment, environments),
  },
  Project: {
    members: ({ id }, _args, { load }) => load.membersOf.load(id),
    tokens: ({ id }, _args, { load }) => load.tokensOf.load(id),
  },
} satisfies Resolvers

/** Whoever signs in is signed in for the rest of the request, too. */
function signIn(context: Context, outcome: Outcome<SessionAnswer>): void {
  const identity = hasProblems(outcome) ? undefined : outcome.viewer
  if (identity !== undefined) context.caller = { ...context.caller, identity }
}

const rateLimitOf = ({ rateLimit }: Caller) =>
  rateLimit === undefined
    ? { cost: 0, limit: UNCOUNTED, remaining: UNCOUNTED, resetAt: new Date() }
    : { ...rateLimit, resetAt: new Date(rateLimit.resetAt) }

/** Those that are still there. */
async function readAll<T extends object>(
  loader: DataLoader<string, T | undefined>,
  ids: readonly string[],
): Promise<readonly T[]> {
  const found = await Promise.all(ids.map((id) => loader.load(id)))
  return found.filter((one) => one !== undefined)
}
