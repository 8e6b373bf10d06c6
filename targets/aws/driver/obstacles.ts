import type { Finding } from '../../driver.ts'
import { isInProgress, isStuck, isUnderReview } from '../stacks/look.ts'
import { ownerOf, type Standing } from '../stacks/standing.ts'

/** What the stacks themselves put in the way of a release. */
export const obstaclesIn = (standings: readonly Standing[], environmentId: string): readonly Finding[] =>
  standings.flatMap(({ name, stack }): readonly Finding[] => {
    if (stack === undefined) return []
    const owner = ownerOf(stack)
    const status = stack.StackStatus ?? ''
    if (owner !== environmentId && !(owner === undefined && isUnderReview(status))) {
      const whose = owner === undefined ? 'was not made from here' : 'belongs to another environment'
      return [{ code: 'NAME_TAKEN', level: 'ERROR', message: `The stack ${name} ${whose}.` }]
    }
    if (isStuck(status)) {
      const message = `The stack ${name} is ${status}: recover it before the next deployment.`
      return [{ code: 'NEEDS_RECOVERY', level: 'ERROR', message }]
    }
    if (isInProgress(status) && !isUnderReview(status)) {
      const message = `Something else is being done to the stack ${name}, which is ${status}: wait until it has ended.`
      return [{ code: 'BUSY', level: 'WARNING', message }]
    }
    return []
  })
