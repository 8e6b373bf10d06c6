import { createHash } from 'node:crypto'
import type { Collection } from '../../shared/store/collection.ts'
import type { BlobRecord } from './model.ts'

/** SHA-256 of a text, hexadecimal. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Blobs are kept for each project apart: nobody can tell what another project has, and all of them go with their project. */
export const blobId = (projectId: string, digest: string): string => `${projectId}:${digest}`

/** Keeps texts, by their digests. One that is there already is the same text: its id says so. */
export async function saveBlobs(
  blobs: Collection<BlobRecord>,
  projectId: string,
  texts: Iterable<readonly [digest: string, text: string]>,
): Promise<void> {
  await Promise.all(
    Array.from(texts, ([digest, text]) => blobs.insert({ id: blobId(projectId, digest), projectId, text })),
  )
}

/** Reads texts by their digests, all of them in one call. What it gives throws for a digest that was not asked for. */
export async function readTexts(
  blobs: Collection<BlobRecord>,
  projectId: string,
  digests: readonly string[],
): Promise<(digest: string) => string> {
  const found = await blobs.getMany(digests.map((digest) => blobId(projectId, digest)))
  return (digest) => {
    const blob = found.get(blobId(projectId, digest))
    if (blob === undefined) throw new Error(`The blob ${digest} of ${projectId} is gone, although a revision has it.`)
    return blob.text
  }
}
