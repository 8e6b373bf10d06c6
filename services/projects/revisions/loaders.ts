import DataLoader from 'dataloader'
import type { Inspection } from '../../../compiler/index.ts'
import { byIds } from '../../shared/store/by-ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { blobId } from './blobs.ts'
import type { BlobRecord, RevisionRecord } from './model.ts'
import { createSourceText, type SourceText } from './source-text.ts'

/** Where revisions are kept. */
export interface RevisionCollections {
  readonly revisions: Collection<RevisionRecord>
  readonly blobs: Collection<BlobRecord>
}

/** What one request reads of revisions, each thing once and in one call with others of its kind. */
export interface RevisionLoaders {
  readonly revision: DataLoader<string, RevisionRecord | undefined>
  /** Texts by id of the blob; one that is missing is a fault. */
  readonly text: DataLoader<string, string>
  /** The same, to be cut. */
  readonly source: DataLoader<string, SourceText>
  /** What the compiler said of the files, by id of the blob. */
  readonly inspection: DataLoader<string, Inspection>
}

/** Made anew for every request. */
export function revisionLoaders({ revisions, blobs }: RevisionCollections): RevisionLoaders {
  const text = new DataLoader(async (ids: readonly string[]) => {
    const found = await blobs.getMany(ids)
    return ids.map((id) => found.get(id)?.text ?? new Error(`The blob ${id} is gone, although a revision has it.`))
  })
  return {
    text,
    revision: new DataLoader(byIds(revisions)),
    source: readAs(text, createSourceText),
    inspection: readAs(text, readInspection),
  }
}

/** Texts as something else, each made once. */
const readAs = <T>(text: DataLoader<string, string>, read: (text: string) => T): DataLoader<string, T> =>
  new DataLoader(async (ids) => (await text.loadMany(ids)).map((one) => (one instanceof Error ? one : read(one))))

/** An inspection is kept as text: JSON Schemas have keys such as `$ref`, which mean something to databases. */
export const writeInspection = (inspection: Inspection): string => JSON.stringify(inspection)

/** Only `writeInspection` writes these. */
const readInspection = (text: string): Inspection => JSON.parse(text) as Inspection

export const inspectionOf = (
  { projectId, inspection }: Pick<RevisionRecord, 'projectId' | 'inspection'>,
  load: RevisionLoaders,
): Promise<Inspection> => load.inspection.load(blobId(projectId, inspection))
