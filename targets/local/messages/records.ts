import type { ExecutorRecord } from '../../data-plane.ts'
import type { KeptLine, Lines } from '../lines/lines.ts'

/** A record as it leaves the cloud: the line as the executor wrote it, JSON in text. */
export type RecordText = Omit<ExecutorRecord, 'line'> & { readonly text: string }

export interface RecordTextPage {
  readonly records: readonly RecordText[]
  readonly cursor: string
}

/** A page ends with the record that goes beyond it: so many bytes are held at once by whoever counts. */
const MOST_BYTES = 4 * 1024 * 1024

/**
 * Records of executors from a place on. Cursors name the journal: with one of another journal, which is gone, reading begins at the
 * first record.
 */
export function createReadRecords(lines: Lines, identity: string) {
  return async (
    after: string | undefined,
    { limit, waitMs }: { readonly limit: number; readonly waitMs: number },
  ): Promise<RecordTextPage> => {
    const from = numberIn(after, identity)
    const page = upTo(MOST_BYTES, await lines.read({ kind: 'record', after: from, limit, waitMs }))
    return {
      records: page.map(({ source: { environmentId, deploymentId, revision, route, memoryMb }, text }) => ({
        environmentId,
        deploymentId,
        revision,
        route,
        memoryMb,
        text,
      })),
      cursor: `${identity}.${page.at(-1)?.seq ?? from}`,
    }
  }
}

/** The number in a cursor of this journal; 0 for any other. */
export function numberIn(cursor: string | undefined, identity: string): number {
  const [of, number] = cursor?.split('.') ?? []
  return of === identity ? Number(number) || 0 : 0
}

function upTo(bytes: number, lines: readonly KeptLine[]): readonly KeptLine[] {
  let left = bytes
  const beyond = lines.findIndex(({ text }) => {
    const isBeyond = left <= 0
    left -= Buffer.byteLength(text)
    return isBeyond
  })
  return beyond === -1 ? lines : lines.slice(0, beyond)
}
