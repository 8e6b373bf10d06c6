import { TargetError } from '../../driver.ts'
import { advance } from '../operations/advance.ts'
import { toldWith } from '../operations/kept.ts'
import type { HeldStack, Operation, Turn } from '../operations/operation.ts'
import type { DriverContext } from './at.ts'

/** What an operation is before anything is done. */
export type NewOperation = Omit<Operation, 'phase' | 'cancelled' | 'pages' | 'recent' | 'onShardFailure'>

/** A turn before anything is done. */
export const newTurn = (turn: Pick<Turn, 'stack' | 'job'> & Partial<Turn>): Turn => ({
  wave: 0,
  state: 'waiting',
  attempt: 0,
  seen: [],
  released: [],
  imported: [],
  kept: [],
  purged: [],
  ...turn,
})

/**
 * Records an operation, which is then certain to go on; one that is known already stays as it is.
 *
 * @throws {TargetError} `BUSY` while another is open
 */
export async function begin(
  { documents, onShardFailure = 'rollback' }: DriverContext,
  operation: NewOperation,
): Promise<void> {
  const phase = operation.kind === 'EXECUTE' ? 'forward' : 'cleanup'
  await documents.putOperation({ ...operation, onShardFailure, phase, cancelled: false, pages: 0, recent: [] }, 0)
}

/**
 * Makes an operation the one of its environment. A crash may have come between this and its record, so this is said each time it is
 * begun.
 *
 * @throws {TargetError} `BUSY` while another is open; that one is moved on meanwhile, in case nobody else does
 */
export async function claim(context: DriverContext, environmentId: string, token: string): Promise<void> {
  const { documents } = context
  for (;;) {
    const operation = (await documents.operation(token))?.value
    if (operation === undefined) throw new TargetError('NOT_FOUND', `No operation has the token ${token}.`)
    const { value: held, version } = await documents.holdings(environmentId)
    if (held.token === token || operation.outcome !== undefined) return
    if (held.token !== undefined) await ensureOver(context, environmentId, held.token, token)
    const { told, forgotten } = toldWith(held.told, token)
    const claimed = { ...held, token, told, stacks: withStacks(held.stacks, operation) }
    if (!(await documents.putHoldings(claimed, version))) continue
    for (const old of forgotten) await documents.forget(old)
    return
  }
}

async function ensureOver(context: DriverContext, environmentId: string, other: string, token: string): Promise<void> {
  const { documents, at } = context
  const open = await documents.operation(other)
  if (open === undefined || open.value.outcome !== undefined) return
  await documents.forget(token)
  await advance(open, { ...context, aws: await at(environmentId) }).catch(() => {})
  throw new TargetError('BUSY', 'Something else is being done to the stacks of this environment.', { retryable: true })
}

/** A stack that is yet to be made is looked for from now on. */
function withStacks(stacks: readonly HeldStack[], operation: Operation): readonly HeldStack[] {
  const { kind, turns, deploymentId = '', revision = 0, configVersion = 0 } = operation
  if (kind !== 'EXECUTE') return stacks
  const known = new Set(stacks.map(({ name }) => name))
  const made = turns.filter(({ stack }) => !known.has(stack))
  return [...stacks, ...made.map(({ stack }) => ({ name: stack, deploymentId, revision, configVersion }))]
}
