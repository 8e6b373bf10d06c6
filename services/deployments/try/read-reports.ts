import type { Readable } from 'node:stream'
import type { TryReport } from './job.ts'
import type { SandboxRun } from './sandbox-run.ts'

interface Reading {
  /** Begins each line of our own program. What the code writes there without knowing it is left out. */
  readonly key: string
  /** Of everything that is said. */
  readonly mostBytes: number
  readonly onFlood: () => void
  readonly onLoaded: () => void
}

type Said = Omit<SandboxRun, 'stopped'>

/** Reads what a process says of a try, to the end, or until it is too much. */
export async function readReports(from: Readable, { key, mostBytes, onFlood, onLoaded }: Reading): Promise<Said> {
  const logs: string[] = []
  let said: Omit<Said, 'logs'> = {}
  let bytes = 0
  let rest = ''

  function take(report: TryReport): void {
    if ('log' in report) logs.push(report.log)
    else if ('at' in report) said = { ...said, reached: report.at }
    else if ('loaded' in report) onLoaded()
    else said = { ...said, ...report }
  }

  from.setEncoding('utf8')
  for await (const chunk of from as AsyncIterable<string>) {
    bytes += Buffer.byteLength(chunk)
    if (bytes > mostBytes) {
      onFlood()
      break
    }
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      // Of our own program, which writes nothing else behind the key.
      if (line.startsWith(key)) take(JSON.parse(line.slice(key.length)) as TryReport)
    }
  }
  return { ...said, logs }
}
