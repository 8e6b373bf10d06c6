import type { Content, Entry } from './lane.ts'

/** What messages say: in memory up to a limit, read back from the journal beyond it. */
export interface Contents {
  of(entry: Entry): Content
  /** Keeps the content of a new message, while there is room. */
  keep(entry: Entry, content: Content): void
  release(entry: Entry): void
}

/** Ids, digest and what holds them together. */
const BYTES_BESIDE_BODY = 400

export function createContents(mostBytes: number, read: (id: number) => Content): Contents {
  let bytes = 0
  const bytesOf = ({ body }: Content): number => body.length + BYTES_BESIDE_BODY
  return {
    of: (entry) => entry.content ?? read(entry.id),
    keep(entry, content) {
      const more = bytesOf(content)
      if (bytes + more > mostBytes) return
      bytes += more
      entry.content = content
    },
    release(entry) {
      if (entry.content === undefined) return
      bytes -= bytesOf(entry.content)
      entry.content = undefined
    },
  }
}
