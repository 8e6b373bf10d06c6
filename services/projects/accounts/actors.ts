import { type Actor, systemCaller } from '../../shared/caller.ts'
import type { AccountsDeps } from './deps.ts'

const system = systemCaller('').identity?.actor

/** Accounts, API tokens and the system as actors; those that are gone keep their id as their name. */
export async function readActors(
  { accounts, tokens }: Pick<AccountsDeps, 'accounts' | 'tokens'>,
  ids: readonly string[],
): Promise<readonly Actor[]> {
  const [people, keys] = await Promise.all([
    accounts.getMany(ids.filter((id) => id.startsWith('acc_'))),
    tokens.getMany(ids.filter((id) => id.startsWith('tok_'))),
  ])
  return ids.map((id) => {
    if (id === system?.id) return system
    const kind = id.startsWith('tok_') ? 'TOKEN' : 'USER'
    return { id, kind, name: (people.get(id) ?? keys.get(id))?.name ?? id }
  })
}
