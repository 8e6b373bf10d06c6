import type { DataDisposal } from '../../driver.ts'
import { CloudError } from '../cloud-error.ts'
import { type Course, inWaves, type StackRecord, type Task } from './course.ts'
import { knownKind } from './kinds/index.ts'
import type { Parts } from './kinds/kind.ts'
import type { ResourceRecord } from './stack-records.ts'

/**
 * What has to be done so that nothing is left of an environment; or nothing but what holds data.
 *
 * @throws {CloudError} `NOT_EMPTY`, naming what holds data, where that is to be refused
 */
export function removalCourse(
  stacks: readonly StackRecord[],
  resources: readonly ResourceRecord[],
  data: DataDisposal,
  parts: Parts,
): Course {
  if (data === 'REFUSE_IF_NOT_EMPTY') refuseFull(resources, parts)
  const tasks = resources.flatMap((record) => taskFor(record, data) ?? [])
  return {
    turns: stacks.map((before) => ({ name: before.name, action: 'delete', before })),
    forward: [],
    cleanup: inWaves(tasks, ({ resource }) => -resource.wave),
  }
}

function refuseFull(resources: readonly ResourceRecord[], parts: Parts): void {
  const full = resources.flatMap(({ resource }) => {
    const contents = knownKind(resource.type).contents?.(resource, parts)
    return contents === undefined ? [] : [`${resource.logicalId} holds ${contents}`]
  })
  if (full.length > 0) {
    throw new CloudError('NOT_EMPTY', `${full.join('; ')}. Empty them first, or say what is to become of their data.`, {
      status: 409,
    })
  }
}

function taskFor({ resource, state }: ResourceRecord, data: DataDisposal): Task | undefined {
  const isKept = data === 'RETAIN' && knownKind(resource.type).contents !== undefined
  if (isKept && state === 'retained') return undefined
  const act = data === 'EMPTY_AND_DELETE' ? 'purge' : 'remove'
  return { verb: 'DELETE', resource, act: isKept ? 'release' : act }
}
