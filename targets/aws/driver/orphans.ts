import { TargetError } from '../../driver.ts'
import type { Retained } from '../operations/operation.ts'
import { isSame } from '../operations/steps.ts'
import { contentsOf, countIn, purge } from '../stacks/contents.ts'
import { fewAtOnce } from '../stacks/few-at-once.ts'
import type { DriverContext } from './at.ts'

/** A queue or bucket that a removed route has left. When the route comes back, its stack takes it up again. */
export interface Orphan extends Retained {
  /** Messages or objects, up to a thousand objects; absent where somebody has removed it by hand. */
  readonly holds?: number
}

/** What routes that were removed have left in an environment. */
export interface Orphans {
  orphans(environmentId: string): Promise<readonly Orphan[]>
  /**
   * Removes one. Nothing happens where it is gone.
   *
   * @param data `REFUSE_IF_NOT_EMPTY` keeps what holds anything
   * @throws {TargetError} `NOT_EMPTY`; `BUSY` while an operation is open, which may take it up again
   */
  purgeOrphan(
    environmentId: string,
    orphan: Pick<Retained, 'type' | 'physicalId'>,
    data: 'REFUSE_IF_NOT_EMPTY' | 'EMPTY_AND_DELETE',
  ): Promise<void>
}

/** Lists and removes them. */
export const createOrphans = ({ documents, at }: DriverContext): Orphans => ({
  async orphans(environmentId) {
    const { retained } = (await documents.holdings(environmentId)).value
    if (retained.length === 0) return []
    const aws = await at(environmentId)
    return fewAtOnce(retained, async (one) => {
      const holds = await countIn(aws, one)
      return { ...one, ...(holds !== undefined && { holds }) }
    })
  },

  async purgeOrphan(environmentId, orphan, data) {
    const { token, retained } = (await documents.holdings(environmentId)).value
    const known = retained.find((one) => isSame(one, orphan))
    if (known === undefined) return
    const open = token === undefined ? undefined : await documents.operation(token)
    if (open !== undefined && open.value.outcome === undefined) {
      throw new TargetError('BUSY', 'Something else is being done to the stacks of this environment.', {
        retryable: true,
      })
    }
    const aws = await at(environmentId)
    const contents = data === 'REFUSE_IF_NOT_EMPTY' ? await contentsOf(aws, known) : undefined
    if (contents !== undefined) {
      throw new TargetError(
        'NOT_EMPTY',
        `${known.logicalId} holds ${contents}. Empty it first, or remove it with its data.`,
      )
    }
    await purge(aws, known)
    await documents.changeHoldings(environmentId, (held) => ({
      ...held,
      retained: held.retained.filter((one) => !isSame(one, known)),
    }))
  },
})
