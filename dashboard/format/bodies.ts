/** The body of a message, as it is best read. */
export type ReadableBody =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'csv'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'text'; readonly text: string }

/** What a body looks like: JSON, rows with separators, or just a text. */
export function readBody(text: string): ReadableBody {
  if (isJson(text)) return { kind: 'json', text: indent(text) }
  const [header, ...rows] = rowsOf(text) ?? []
  return header !== undefined && rows.length > 0 ? { kind: 'csv', header, rows } : { kind: 'text', text }
}

/** Objects and lists: a number or a word alone is better shown as it is. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** JSON over several lines. Every value stays as it was written: long numbers, too, which reading and writing would change. */
function indent(json: string): string {
  const tokens = json.match(TOKEN) ?? []
  let depth = 0
  const spaced = tokens.map((token, index) => {
    if (closes(token)) depth -= 1
    const gap = gapBetween(tokens[index - 1], token, depth)
    if (opens(token)) depth += 1
    return gap + token
  })
  return spaced.join('')
}

const opens = (token: string | undefined): boolean => token === '{' || token === '['
const closes = (token: string): boolean => token === '}' || token === ']'

function gapBetween(before: string | undefined, token: string, depth: number): string {
  if (before === ':') return ' '
  if (opens(before) && closes(token)) return ''
  return opens(before) || before === ',' || closes(token) ? `\n${'  '.repeat(depth)}` : ''
}

const SEPARATORS = [',', ';', '\t'] as const

/** Rows of as many columns each, at least two; undefined where it is something else. */
function rowsOf(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  // A quoted value that goes over several lines is rare enough to be shown as text.
  if (lines.length < 2 || lines.some((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1)) return undefined
  for (const separator of SEPARATORS) {
    const rows = lines.map((line) => cellsOf(line, separator))
    const columns = rows[0]?.length ?? 0
    if (columns > 1 && rows.every(({ length }) => length === columns)) return rows
  }
  return undefined
}

function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let isQuoted = false
  let cell = ''
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    if (character === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell].map((each) =>
    each
      .trim()
      .replace(/^"([\s\S]*)"$/, '$1')
      .replaceAll('""', '"'),
  )
}
