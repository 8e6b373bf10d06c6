import type { Files } from '../draft/files.ts'

/** What a route is tried with. */
export interface Message {
  readonly body: string
  /** A line each: `name: value`. */
  readonly headers: string
  readonly objectKey: string
}

/** What messages of a route may look like, by what it reads; data that lies in the project is the best one. */
export function sampleFor(kind: string | null | undefined, files: Files): Message {
  const message = { body: '{\n  "id": "1"\n}', headers: '', objectKey: '' }
  const [path = '', body] = dataIn(files, kind === 'FILE' ? ROWS : VALUES) ?? []
  if (kind === 'FILE') {
    if (body !== undefined) return { ...message, body, objectKey: path }
    return { ...message, body: 'id,name,quantity\n1,Pen,2\n2,Ink,1\n', objectKey: 'sample.csv' }
  }
  return { ...message, body: body ?? (kind === 'TRIGGER' ? '' : message.body) }
}

const ROWS = /\.(csv|tsv|txt|xml|ndjson|jsonl)$/
const VALUES = /\.(json|txt)$/
const SETTINGS = /^(package(-lock)?|tsconfig|routo)\.json$/

/** Data of the project: what is neither settings of a tool nor read by its code. */
function dataIn(files: Files, like: RegExp): readonly [path: string, text: string] | undefined {
  const code = [...files].flatMap(([path, text]) => (/\.m?[jt]s$/.test(path) ? [text] : [])).join('\n')
  return [...files].find(([path]) => like.test(path) && !SETTINGS.test(path) && !code.includes(path))
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
