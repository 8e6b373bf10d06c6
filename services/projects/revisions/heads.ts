import { idWithin } from '../../shared/ids.ts'
import type { Projects } from '../project/projects.ts'
import type { RevisionRecord } from './model.ts'

/** The newest revision of a project; number 0 and no revision while there is none. */
export interface Head {
  readonly number: number
  readonly revision?: RevisionRecord
}

/** Reads revisions by their ids, as a loader does. */
export type ReadRevisions = (ids: readonly string[]) => Promise<readonly (RevisionRecord | undefined)[]>

export const revisionId = (projectId: string, number: number): string => idWithin('rev', projectId, number)

/**
 * The newest revision there is. A revision is there once it is inserted, and the project learns of it a moment later: whoever
 * finds one that its project does not know of, because its writer is slow or gone, tells the project.
 */
export async function findHead(
  { id, head: known }: { readonly id: string; readonly head: number },
  read: ReadRevisions,
  projects: Pick<Projects, 'advanceHead'>,
): Promise<Head> {
  const ids = known === 0 ? [1] : [known, known + 1]
  const found = await read(ids.map((number) => revisionId(id, number)))
  let head: Head = { number: known, ...(known > 0 && found[0] !== undefined && { revision: found[0] }) }
  let next = found.at(-1)
  while (next !== undefined && next.number === head.number + 1) {
    await projects.advanceHead(id, head.number, next.number)
    head = { number: next.number, revision: next }
    next = (await read([revisionId(id, next.number + 1)]))[0]
  }
  return head
}
