/** What lines of a `.env` file say. */
export interface EnvLines {
  readonly values: Readonly<Record<string, string>>
  /** Numbers of lines that say nothing that is understood. */
  readonly unread: readonly number[]
}

const NOTHING = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y
const NAMED =
  /[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(?:"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'|(?!["'])([^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?(?:\n|$)/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Reads `NAME=value`, one on a line, as `.env` files have them: with comments, quotes and `export`. Quoted values may go over several lines. */
export function readEnvLines(pasted: string): EnvLines {
  const text = pasted.replaceAll('\r\n', '\n')
  const values: Record<string, string> = {}
  const unread: number[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at = pattern.lastIndex
    return found
  }
  while (at < text.length) {
    if (take(NOTHING) !== null) continue
    const found = take(NAMED)
    if (found !== null) {
      const [, name = '', double, single, plain = ''] = found
      const escaped = double?.replace(/\\([\s\S])/g, (_all, char: string) => ESCAPES[char] ?? char)
      values[name] = escaped ?? single ?? plain
      continue
    }
    unread.push(text.slice(0, at).split('\n').length)
    const end = text.indexOf('\n', at)
    at = end === -1 ? text.length : end + 1
  }
  return { values, unread }
}
