/** What ends a line of JavaScript. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/

const ENDS = '\n\r\u2028\u2029'

/** Where the line begins that has this place. A line may be as long as a file, so each character is looked at once. */
export function startOfLine(code: string, offset: number): number {
  let at = offset
  while (at > 0 && !ENDS.includes(code.charAt(at - 1))) at -= 1
  return at
}

/** Where the line ends that has this place, before what ends it. */
export function endOfLine(code: string, offset: number): number {
  let at = offset
  while (at < code.length && !ENDS.includes(code.charAt(at))) at += 1
  return at
}
