/**
 * The lines of a text that comes in chunks, without their line ends (`\n` or `\r\n`). Holds one line at a time.
 *
 * @example
 * export async function* rows(body: AsyncIterable<string>) {
 *   for await (const line of lines(body)) if (line !== '') yield line
 * }
 */
export async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let line = ''
  for await (const chunk of chunks) {
    // Only the new chunk is searched: a long line in many chunks is not looked through again with each of them.
    const [rest = '', ...begun] = chunk.split('\n')
    line += rest
    for (const next of begun) {
      yield line.endsWith('\r') ? line.slice(0, -1) : line
      line = next
    }
  }
  if (line !== '') yield line
}
