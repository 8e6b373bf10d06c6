import type { StackEvent } from '../../driver.ts'

/** An event before it has its place in an operation. */
export type NewEvent = Omit<StackEvent, 'id'>

/** What our own doing is told as, in CloudFormation's words. */
export function own(
  stack: string,
  at: number,
  status: string,
  reason?: string,
  of: Pick<StackEvent, 'logicalId' | 'physicalId' | 'type'> = {},
): NewEvent {
  return { at, stack, ...of, status, ...(reason !== undefined && { reason }) }
}
