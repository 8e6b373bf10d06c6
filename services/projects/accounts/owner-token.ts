import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCaller } from '../../shared/caller.ts'
import { newId } from '../../shared/ids.ts'
import { EVERYTHING } from '../../shared/permissions.ts'
import { replacePrivateFile } from '../../shared/private-file.ts'
import { hashOf, isApiToken, newApiToken, prefixOf } from './credentials.ts'
import type { AccountsDeps } from './deps.ts'
import type { TokenRecord } from './model.ts'
import { addAccount, OWNER_ID } from './registration.ts'
import { tokensOfAccount } from './token-quota.ts'
import { isUsable } from './token-state.ts'

const FILE = 'owner-token'
const OWNER = { email: 'owner@localhost', name: 'Owner' }

/**
 * Sees to it, at every start, that the installation has an owner and that whoever has its data directory can get in: with the
 * token in `<data directory>/owner-token`, which only this user can read. A new one is made
 *
 * - on the first start: the file first, then the token, then the account, so that a crash in between is made good by the next start;
 * - when nobody can get in as the owner any more, since all its tokens were revoked;
 * - when the file is there but has no token of this installation. Emptying it is how a lost token is replaced.
 *
 * A file that was removed stays away as long as the owner has a token: it may be kept in a better place.
 */
export async function giveOwnerToken(deps: AccountsDeps, dataDir: string): Promise<void> {
  const file = join(dataDir, FILE)
  const [kept, owner] = await Promise.all([readKept(file), deps.accounts.get(OWNER_ID)])
  const foreign = kept !== undefined && !(await isKnown(deps, kept))
  if (foreign || !(await canGetIn(deps, owner?.passwordHash))) await makeToken(deps, file)
  if (owner === undefined) await addAccount(deps, OWNER)
}

const isKnown = async ({ tokens }: AccountsDeps, kept: string): Promise<boolean> =>
  isApiToken(kept) && (await tokens.find({ where: { hash: hashOf(kept) }, limit: 1 })).length > 0

async function canGetIn(deps: AccountsDeps, passwordHash: string | undefined): Promise<boolean> {
  if (passwordHash !== undefined) return true
  const tokens = await tokensOfAccount(deps, OWNER_ID)
  return tokens.some((token) => isUsable(token, deps.now()) && token.scopes.includes(EVERYTHING) && !token.projectId)
}

async function makeToken({ tokens, audit, log, now }: AccountsDeps, file: string): Promise<void> {
  const token = newApiToken()
  await replacePrivateFile(file, `${token}\n`)
  const record: TokenRecord = {
    id: newId('tok'),
    hash: hashOf(token),
    prefix: prefixOf(token),
    name: FILE,
    accountId: OWNER_ID,
    createdBy: OWNER_ID,
    scopes: [EVERYTHING],
    createdAt: now(),
  }
  await tokens.insert(record)
  const { id, name, prefix, scopes } = record
  await audit(systemCaller('start'), { action: 'apiTokenCreate', subjectId: id, after: { name, prefix, scopes } })
  log.info({ file }, 'an owner token was made')
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    // Node's errors of files have a code.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
