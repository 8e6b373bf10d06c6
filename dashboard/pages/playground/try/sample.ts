import type { Files } from '../draft/files.ts'

/** What a route is tried with. */
export interface Message {
  readonly body: string
  /** A line each: `name: value`. */
  readonly headers: string
  readonly objectKey: string
}

/** What messages of a route may look like, by what it reads; a file of data in the project is the best one for a bucket. */
export function sampleFor(kind: string | null | undefined, files: Files): Message {
  const message = { body: '{\n  "id": "1"\n}', headers: '', objectKey: '' }
  if (kind === 'TRIGGER') return { ...message, body: '' }
  if (kind !== 'FILE') return message
  const [path, body] = [...files].find(([path]) => /\.(csv|tsv|txt|xml|ndjson|jsonl)$/.test(path)) ?? []
  if (path !== undefined && body !== undefined) return { ...message, body, objectKey: path }
  return { ...message, body: 'id,name,quantity\n1,Pen,2\n2,Ink,1\n', objectKey: 'sample.csv' }
}

/** Headers as they are typed in. @throws for a line that is none */
export function readHeaders(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
      if (name === undefined || value === undefined) throw new Error(`"${line}" is no header: write name: value.`)
      return [name.toLowerCase(), value]
    }),
  )
}

export const writeHeaders = (headers: unknown): string =>
  Object.entries(Object(headers) as Record<string, unknown>)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n')
