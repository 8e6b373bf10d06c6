import { type Problems, problems, userError } from '../../shared/problems.ts'
import type { AccountsDeps } from './deps.ts'
import type { TokenRecord } from './model.ts'
import { isUsable } from './token-state.ts'

const MOST_TOKENS_OF_ACCOUNT = 100
export const MOST_TOKENS_OF_PROJECT = 1_000

/** The tokens of an account, the newest first. */
export const tokensOfAccount = (
  { tokens }: Pick<AccountsDeps, 'tokens'>,
  accountId: string,
): Promise<readonly TokenRecord[]> =>
  tokens.find({
    where: { accountId },
    order: { by: 'createdAt', direction: 'desc' },
    // Two that are made at once may be one too many.
    limit: 2 * MOST_TOKENS_OF_ACCOUNT,
  })

/** Makes room for one more token, at the cost of those that open nothing any more; problems where there is none to be had. */
export async function makeRoom(
  deps: Pick<AccountsDeps, 'tokens' | 'now'>,
  accountId: string,
  projectId: string | undefined,
): Promise<Problems | undefined> {
  const [own, inProject] = await Promise.all([
    tokensOfAccount(deps, accountId),
    projectId === undefined ? 0 : deps.tokens.count({ where: { projectId } }),
  ])
  if (inProject >= MOST_TOKENS_OF_PROJECT) return full('The project', MOST_TOKENS_OF_PROJECT)
  if (own.length < MOST_TOKENS_OF_ACCOUNT) return undefined
  const dead = own.filter((token) => !isUsable(token, deps.now()))
  await Promise.all(dead.map(({ id }) => deps.tokens.remove(id)))
  return own.length - dead.length < MOST_TOKENS_OF_ACCOUNT ? undefined : full('The account', MOST_TOKENS_OF_ACCOUNT)
}

const full = (who: string, most: number): Problems =>
  problems(
    userError('LIMIT_EXCEEDED', `${who} has ${most} API tokens, which is the most.`, {
      hint: 'Revoke one that is not used any more: lastUsedAt tells.',
    }),
  )
