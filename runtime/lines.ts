/**
 * The lines of a text that comes in chunks, without their line ends (`\n` or `\r\n`). Holds one line at a time.
 *
 * @example
 * export async function* rows(body: AsyncIterable<string>) {
 *   for await (const line of lines(body)) if (line !== '') yield line
 * }
 */
export async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const found = (rest + chunk).split('\n')
    rest = found.pop() ?? ''
    for (const line of found) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}
