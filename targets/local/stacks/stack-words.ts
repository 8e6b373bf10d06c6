import type { StackEvent } from '../../driver.ts'
import type { StackTurn, Task } from './course.ts'
import type { TaskResult } from './perform.ts'

type Event = Omit<StackEvent, 'id'>

/** What CloudFormation calls a stack at a point of its turn; undefined where it says nothing. */
export type Moment = 'begins' | 'tidies' | 'ends' | 'goes back' | 'is back' | 'cannot go back' | 'cannot be removed'

const words: { readonly [action in StackTurn['action']]: Readonly<Partial<Record<Moment, string>>> } = {
  create: {
    begins: 'CREATE_IN_PROGRESS',
    ends: 'CREATE_COMPLETE',
    'goes back': 'ROLLBACK_IN_PROGRESS',
    'is back': 'ROLLBACK_COMPLETE',
    'cannot go back': 'ROLLBACK_FAILED',
  },
  update: {
    begins: 'UPDATE_IN_PROGRESS',
    tidies: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    ends: 'UPDATE_COMPLETE',
    'goes back': 'UPDATE_ROLLBACK_IN_PROGRESS',
    'is back': 'UPDATE_ROLLBACK_COMPLETE',
    'cannot go back': 'UPDATE_ROLLBACK_FAILED',
  },
  delete: { tidies: 'DELETE_IN_PROGRESS', ends: 'DELETE_COMPLETE', 'cannot be removed': 'DELETE_FAILED' },
  keep: {},
}

export const stackStatus = ({ action }: StackTurn, moment: Moment): string | undefined => words[action][moment]

/** What begins to happen to a resource. */
export const beginning = ({ resource, verb, supersedes }: Task, at: number): Event => ({
  ...resourceEvent({ resource, at, status: `${verb}_IN_PROGRESS` }),
  ...(supersedes !== undefined && { reason: `Takes the place of ${supersedes.physicalId}.` }),
})

/** What has happened to it. */
export const ending = ({ resource, verb }: Task, result: TaskResult, at: number): Event => ({
  ...resourceEvent({ resource, at, status: statusAfter(verb, result) }),
  ...(result.end !== 'done' && { reason: result.reason }),
})

/** Status of a resource after a task. */
export function statusAfter(verb: Task['verb'], { end }: TaskResult): string {
  if (end === 'skipped') return 'DELETE_SKIPPED'
  return `${verb}_${end === 'done' ? 'COMPLETE' : 'FAILED'}`
}

const resourceEvent = ({
  resource: { stack, logicalId, physicalId, type },
  at,
  status,
}: Pick<Task, 'resource'> & { readonly at: number; readonly status: string }): Event => ({
  at,
  stack,
  logicalId,
  physicalId,
  type,
  status,
})
