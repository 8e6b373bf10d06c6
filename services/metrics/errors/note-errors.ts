import { projectOf } from '../../shared/ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { executionId } from '../executions/records-of.ts'
import type { KeepLines, TakenLine } from '../ingest/taken-line.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { ErrorKind } from './model.ts'

/** Notes which kinds of errors there are: since when, until when, and the latest of each. A repeat changes nothing. */
export const createNoteErrors =
  (errorKinds: Collection<ErrorKind>): KeepLines =>
  async (lines) => {
    const seen = new Map<string, ErrorKind>()
    for (const kind of lines.flatMap(kindsIn)) {
      const known = seen.get(kind.id)
      seen.set(kind.id, known === undefined ? kind : merge(known, kind))
    }
    if (seen.size === 0) return
    const known = await errorKinds.getMany([...seen.keys()])
    await Promise.all([...seen.values()].map((kind) => note(errorKinds, kind, known.get(kind.id))))
  }

export const errorKindId = (subject: string, fingerprint: string): string => `${subject}/${fingerprint}`

const LONGEST_MESSAGE = 1_000

const kindsIn = ({ environmentId, route, revision, executions, timestamp }: TakenLine): readonly ErrorKind[] =>
  executions.flatMap(({ error, messageId, sentAt }) => {
    if (error === undefined) return []
    const at = new Date(timestamp)
    return [
      {
        id: errorKindId(`${environmentId}/${route}`, fingerprintOf(error)),
        projectId: projectOf(environmentId) ?? '',
        code: error.code,
        message: error.message.slice(0, LONGEST_MESSAGE),
        ...(error.step !== undefined && { step: error.step }),
        firstSeen: at,
        sinceRevision: revision,
        lastSeen: at,
        executionId: executionId({ environmentId, route, messageId, sentAt }),
        version: 0,
      },
    ]
  })

/** Of two errors of one kind the first and the last, whichever came to notice first. @returns `known` where nothing is new */
function merge(known: ErrorKind, other: ErrorKind): ErrorKind {
  const isEarlier = other.firstSeen < known.firstSeen
  const isLater = other.lastSeen > known.lastSeen
  if (!isEarlier && !isLater) return known
  const { firstSeen, sinceRevision } = isEarlier ? other : known
  const { lastSeen, message, executionId: latest } = isLater ? other : known
  return { ...known, firstSeen, sinceRevision, lastSeen, message, executionId: latest }
}

/** Tries again where another one has noted something meanwhile. */
async function note(errorKinds: Collection<ErrorKind>, kind: ErrorKind, known: ErrorKind | undefined): Promise<void> {
  if (known === undefined) {
    const { taken } = await errorKinds.insert(kind)
    if (taken !== undefined) await note(errorKinds, kind, await errorKinds.get(kind.id))
    return
  }
  const { id, version, step: _, ...merged } = merge(known, kind)
  if (merged.firstSeen === known.firstSeen && merged.lastSeen === known.lastSeen) return
  const changed = await errorKinds.update(id, { set: { ...merged, version: version + 1 } }, { version })
  if (changed === undefined) await note(errorKinds, kind, await errorKinds.get(id))
}
