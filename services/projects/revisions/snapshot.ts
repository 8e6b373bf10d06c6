import type { Inspection, ProjectFiles } from '../../../compiler/index.ts'
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
