import { tmpdir } from 'node:os'
import { Readable, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { run } from '../../cli/run.ts'

/** What there is around a run that is not said: nothing, and an empty folder's place. */
export interface CliOptions {
  /** Where it runs; the folder of temporary files where nothing is said, in which no routo.json lies. */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** What is typed, or piped in. */
  readonly stdin?: string | Readable
  /** Whether somebody sits there. */
  readonly terminal?: boolean
  /** Ctrl+C. */
  readonly signal?: AbortSignal
  /** Called with all that was written so far, each time something is. */
  readonly onOutput?: (written: { readonly stdout: string; readonly stderr: string }) => void
}

export interface CliResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `routo` with these arguments, in this process. */
export async function cli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { cwd = tmpdir(), env = {}, stdin = '', terminal = false, signal, onOutput } = options
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) =>
    Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          written[name] += chunk
          onOutput?.({ ...written })
          done()
        },
      }),
      // As wide as the window that help is made for.
      { isTTY: terminal, columns: 100, rows: 40 },
    )
  const code = await run(args, {
    cwd,
    env,
    stdin: Object.assign(typeof stdin === 'string' ? Readable.from([stdin]) : stdin, { isTTY: terminal }),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    signal: signal ?? new AbortController().signal,
  })
  return { code, ...written }
}

/** What is another thing each time, and what a snapshot has for it. */
const CHANGING: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [new RegExp(`${tmpdir()}/[\\w-]+`, 'g'), '<folder>'],
  [/\b(prj|env|rte|rev|dep|pln|exe|dlq|rdr|tok|aud|usr|whk)_[\w-]+/g, '$1_…'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\b[0-9a-f]{64}\b/g, '<sha256>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/\b\d\d:\d\d:\d\d(\.\d+)?\b/g, '<clock>'],
  [/(127\.0\.0\.1|localhost):\d+/g, '$1:<port>'],
  [/\b\d+(\.\d+)? ?(ms|s)\b/g, '<duration>'],
  [/("\w*Ms"):\d+(\.\d+)?/g, '$1:<ms>'],
]

/** The text without what is another thing each time: ids, times, ports, folders, colour. */
export const shown = (text: string): string =>
  CHANGING.reduce((rest, [pattern, instead]) => rest.replaceAll(pattern, instead), stripVTControlCharacters(text))
