/** A line longer than this is cut into several, as CloudWatch would refuse it. */
const LONGEST_LINE = 256_000

/** What code writes to standard output and standard error, in lines. */
export interface Output {
  /** The records that were written since the last time; what has no end of line yet is one. */
  takeRecords(): readonly string[]
  /** Writes to the process's own standard output. */
  readonly write: (text: string, done?: () => void) => void
}

/** Takes the place of both streams: records are kept until they are asked for, other lines go to `log` at once. */
export function captureOutput(log: (line: string) => void): Output {
  let records: string[] = []
  const take = (line: string): void => {
    if (isRecord(line)) records.push(line)
    else if (line !== '') log(line)
  }
  const write = process.stdout.write.bind(process.stdout)
  const ends = [process.stdout, process.stderr].map((stream) => {
    const lines = splitLines(take)
    stream.write = (chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString()
      // A record is written in one piece: it is not to become the end of a line that the code has left without one.
      if (isRecord(text)) lines.end()
      lines.add(text)
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') queueMicrotask(() => callback())
      return true
    }
    return lines.end
  })
  return {
    takeRecords() {
      for (const end of ends) end()
      const taken = records
      records = []
      return taken
    },
    write: (text, done) => void write(text, done),
  }
}

/** The line of an invocation, as `runtime/telemetry/invocation-line.ts` writes it. */
const isRecord = (line: string): boolean => line.startsWith('{"_aws":') && line.includes(',"executions":[')

/** Puts lines together of what is written in pieces. */
export function splitLines(take: (line: string) => void): {
  readonly add: (text: string) => void
  readonly end: () => void
} {
  let rest = ''
  return {
    add(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(cut(line, take))
      rest = cut(rest, take)
    },
    end() {
      const line = rest
      rest = ''
      if (line !== '') take(line)
    },
  }
}

/** Hands over what is too long for one line, and gives back what is left. */
function cut(line: string, take: (line: string) => void): string {
  let rest = line
  while (rest.length > LONGEST_LINE) {
    take(rest.slice(0, LONGEST_LINE))
    rest = rest.slice(LONGEST_LINE)
  }
  return rest
}
