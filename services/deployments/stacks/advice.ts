import type { StackState } from '../../../targets/driver.ts'

/** How to get a stack out of the state it is in. */
export interface Advice {
  readonly situation: string
  readonly action: 'CONTINUE_ROLLBACK'
  readonly resourcesToSkip: readonly string[]
  readonly dataLossRisk: boolean
}

/** Undefined where nothing is wrong, or deploying again is all there is to do. */
export function adviceFor({ status, reason, resources }: StackState): Advice | undefined {
  if (!status.endsWith('ROLLBACK_FAILED')) return undefined
  const failed = resources.filter((resource) => resource.status.endsWith('_FAILED')).map(({ logicalId }) => logicalId)
  return {
    situation: `A rollback has stopped half way${reason === undefined ? '.' : `: ${reason}`} Until it is finished, nothing can be deployed.`,
    action: 'CONTINUE_ROLLBACK',
    resourcesToSkip: failed,
    dataLossRisk: false,
  }
}
