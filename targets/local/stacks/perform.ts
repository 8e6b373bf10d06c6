import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Task } from './course.ts'
import { knownKind } from './kinds/index.ts'
import type { Parts } from './kinds/kind.ts'

/** How a task ended. */
export type TaskResult =
  | { readonly end: 'done' }
  /** The resource is left where it is, out of its stack. */
  | { readonly end: 'skipped'; readonly reason: string }
  | { readonly end: 'failed'; readonly reason: string }

/** Does a task. It may have been done before: then nothing changes. */
export async function perform(task: Task, parts: Parts, log: CloudLog): Promise<TaskResult> {
  if (task.conflict !== undefined) return { end: 'failed', reason: task.conflict }
  const { resource } = task
  const kind = knownKind(resource.type)
  try {
    if (task.act === 'put') {
      await kind.put(resource, parts)
      return { end: 'done' }
    }
    if (task.act === 'release') return { end: 'skipped', reason: 'Its data is kept, out of the stack.' }
    const contents = task.act === 'remove' ? kind.contents?.(resource, parts) : undefined
    if (contents !== undefined) return { end: 'skipped', reason: `It holds ${contents}, and is kept out of the stack.` }
    await kind.remove(resource, parts)
    return { end: 'done' }
  } catch (error) {
    if (error instanceof CloudError) return { end: 'failed', reason: `${error.code}: ${error.message}` }
    log.error({ err: error, stack: resource.stack, logicalId: resource.logicalId }, 'a resource could not be changed')
    return { end: 'failed', reason: 'Something went wrong in the local cloud; its log says what.' }
  }
}
