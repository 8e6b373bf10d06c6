/**
 * Headers of a message as somebody has typed them. Undefined where nothing stands there.
 *
 * @throws {Error} for what is no JSON object
 */
export function readHeaders(text: string): object | undefined {
  if (text.trim() === '') return undefined
  try {
    const headers: unknown = JSON.parse(text)
    if (typeof headers === 'object' && headers !== null && !Array.isArray(headers)) return headers
  } catch {
    // Said below.
  }
  throw new Error('The headers are no JSON object. Write them like { "content-type": "application/json" }.')
}

/** A form sends line ends as CR LF, whatever stood there. */
export const readBody = (value: unknown): string => String(value).replaceAll('\r\n', '\n')
