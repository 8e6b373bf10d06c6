import { ShowExecution, type ShowExecutionQuery } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'

export type Execution = NonNullable<ShowExecutionQuery['execution']>

/** All that is known of an execution; null where it is not there. It changes while attempts and what it sent come in. */
export function useExecution(id: string) {
  const { data, isOld, ...shown } = useOperation(ShowExecution, { id }, { live: { types: ['execution.finished'] } })
  return { ...shown, execution: isOld && data?.execution?.id !== id ? undefined : data?.execution }
}
