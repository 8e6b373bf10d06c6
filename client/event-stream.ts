/** What a stream of server-sent events says. */
export interface Frame {
  /** To go on behind; it stays until there is another one. */
  readonly id: string | undefined
  readonly event: string
  /** Empty where only the id has moved on. */
  readonly data: string
  /** How soon to come back when the stream is cut, where the server has said it. */
  readonly retryMs: number | undefined
}

/** A carriage return at the end may be half of a line's end. */
const NEW_LINE = /\r\n|\n|\r(?!$)/

/** Takes frames out of a body, as HTML's "server-sent events" says, and gives those without data, too. It ends as the body ends. */
export async function* framesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let id: string | undefined
  let retryMs: number | undefined
  let event = 'message'
  let data: string[] = []
  for await (const line of linesOf(body)) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (line === '') {
      yield { id, event, data: data.join('\n'), retryMs }
      event = 'message'
      data = []
    } else if (name === 'id') id = value
    else if (name === 'event') event = value
    else if (name === 'data') data.push(value)
    else if (name === 'retry' && /^\d+$/.test(value)) retryMs = Number(value)
  }
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(NEW_LINE)
    rest = lines.pop() ?? ''
    yield* lines
  }
}
