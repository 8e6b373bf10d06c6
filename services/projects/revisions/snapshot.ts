import type { Inspection, ProjectFiles } from '../../../compiler/index.ts'
import { type UserError, userError } from '../../shared/problems.ts'
import { digestOf } from './blobs.ts'
import { writeInspection } from './loaders.ts'
import type { FileRecord } from './model.ts'

/** The contents of a revision to be. */
export interface Snapshot {
  /** In the order of paths. */
  readonly files: readonly FileRecord[]
  /** SHA-256 of paths and contents: equal for equal files, whoever made them when. */
  readonly digest: string
  /** Digest of the inspection's text. */
  readonly inspection: string
  /** Of the inspection's text. */
  readonly inspectionBytes: number
  /** Everything that has to be kept, by digest. */
  readonly texts: ReadonlyMap<string, string>
}

export function snapshotOf(files: ProjectFiles, inspection: Inspection): Snapshot {
  const records = Object.entries(files)
    .map(([path, text]) => ({ path, digest: digestOf(text), bytes: Buffer.byteLength(text) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  const said = writeInspection(inspection)
  return {
    files: records,
    digest: digestOf(records.map(({ path, digest }) => `${digest}  ${path}\n`).join('')),
    inspection: digestOf(said),
    inspectionBytes: Buffer.byteLength(said),
    texts: new Map([...Object.values(files), said].map((text) => [digestOf(text), text])),
  }
}

/** Less than a document of the store may have. */
const MOST_INSPECTION_BYTES = 12_000_000

/** Why it cannot be kept: a few lines of code can make any number of routes of any size. */
export const tooLarge = ({ inspectionBytes: bytes }: Snapshot): UserError | undefined =>
  bytes <= MOST_INSPECTION_BYTES
    ? undefined
    : userError(
        'LIMIT_EXCEEDED',
        `The routes of the project have ${bytes.toLocaleString('en')} bytes as data; at most ${MOST_INSPECTION_BYTES.toLocaleString('en')} are kept.`,
        { hint: 'Divide it into several projects.' },
      )
