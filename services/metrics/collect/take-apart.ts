import { isObject } from '../../../runtime/unknown.ts'
import type { Log } from '../../shared/log.ts'
import type { SentLine } from '../ingest/ingest.ts'

type Take = (environmentId: string, lines: readonly SentLine[]) => Promise<void>

export interface TakeApartOptions {
  readonly take: Take
  /** Writes to the store, and fails where that does. */
  readonly checkStore: () => Promise<unknown>
  readonly log: Log
}

const LONGEST_NAME = 128

/**
 * Takes lines by halves, and halves of these, so that one which cannot be taken, for whatever nobody foresaw, holds up no other: it is
 * told of and left behind. Where it is the store that fails, nothing is.
 */
export function createTakeApart({ take, checkStore, log }: TakeApartOptions): Take {
  let setAside = 0
  return async function takeApart(environmentId, lines) {
    try {
      await take(environmentId, lines)
    } catch (err) {
      await checkStore()
      if (lines.length > 1) {
        const middle = Math.ceil(lines.length / 2)
        await takeApart(environmentId, lines.slice(0, middle))
        await takeApart(environmentId, lines.slice(middle))
        return
      }
      setAside += 1
      log.error(
        { err, environmentId, ...namesOf(lines[0]?.line), setAside },
        'A record cannot be taken, and is set aside.',
      )
    }
  }
}

/** By what a line is found in the logs of its function. */
function namesOf(line: unknown): { readonly route: string; readonly batchId: string } {
  const { route, batchId } = isObject(line) ? line : {}
  return { route: String(route).slice(0, LONGEST_NAME), batchId: String(batchId).slice(0, LONGEST_NAME) }
}
