/** The media type to say for a body whose author said none: it is JSON if it parses as JSON. */
export function contentTypeOf(body: string): string {
  try {
    JSON.parse(body)
    return 'application/json'
  } catch {
    return 'text/plain; charset=utf-8'
  }
}
