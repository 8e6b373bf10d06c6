import type { Base } from '../draft/draft.ts'
import { changesBetween, type Files } from '../draft/files.ts'

/** A draft as a link has it: what differs from a revision. */
export interface SharedDraft {
  /** Number of the revision that was changed; 0 where there was none. */
  readonly revision: number
  /** Texts by path; null for a file that was removed. */
  readonly changes: readonly (readonly [path: string, text: string | null])[]
}

/** What stands behind the `#` begins with it. */
const BEGIN = 'draft='
/** Longer addresses do not get through every mail and chat. */
const MOST_CHARACTERS = 60_000
/** Nothing that anybody writes: what unpacks to more is meant to do harm. */
const MOST_UNPACKED = 4_000_000

/** Whether an address has a draft in it. */
export const isShared = (hash: string): boolean => hash.startsWith(BEGIN)

/** A draft as what stands behind the `#`: it is sent to no server. Undefined where that would be too long. */
export async function writeShared(base: Base, files: Files): Promise<string | undefined> {
  const changes = changesBetween(base.files, files).map(({ path }) => [path, files.get(path) ?? null] as const)
  const draft: SharedDraft = { revision: base.number, changes }
  const packed = new Blob([JSON.stringify(draft)]).stream().pipeThrough(new CompressionStream('deflate'))
  const text = toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()))
  return text.length > MOST_CHARACTERS ? undefined : BEGIN + text
}

/** The draft of a link. @throws in words, for whatever is none */
export async function readShared(hash: string): Promise<SharedDraft> {
  const text = await unpack(hash.slice(BEGIN.length)).catch(() => undefined)
  const draft = text === undefined ? undefined : parse(text)
  if (draft !== undefined) return draft
  throw new Error('This link is broken: part of it may have been cut off on the way.')
}

async function unpack(text: string): Promise<string> {
  const packed = new Blob([fromBase64Url(text)]).stream().pipeThrough(new DecompressionStream('deflate'))
  const reader = packed.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader()
  let unpacked = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return unpacked
    unpacked += value
    if (unpacked.length > MOST_UNPACKED) {
      await reader.cancel()
      throw new Error('It is too large.')
    }
  }
}

function parse(text: string): SharedDraft | undefined {
  try {
    const { revision, changes } = JSON.parse(text)
    const isDraft = Number.isSafeInteger(revision) && revision >= 0 && Array.isArray(changes)
    return isDraft && changes.every(isChange) ? { revision, changes } : undefined
  } catch {
    return undefined
  }
}

const isChange = (change: unknown): boolean =>
  Array.isArray(change) &&
  change.length === 2 &&
  isPath(change[0]) &&
  (change[1] === null || typeof change[1] === 'string')

/** Within the project, as the API takes them. */
const isPath = (path: unknown): boolean =>
  typeof path === 'string' &&
  path.length < 300 &&
  /^[^/\\\0]+(\/[^/\\\0]+)*$/.test(path) &&
  !/(^|\/)\.\.?(\/|$)/.test(path)

const CHUNK = 8_192

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
