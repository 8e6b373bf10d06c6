/** A place in a file, as addresses and stacks have it: `processors.ts:12:9`. */
export interface Place {
  readonly path: string
  readonly line?: number
  readonly column?: number
}

export function readPlace(text: string): Place {
  const [, path = text, line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(text) ?? []
  return { path, ...(line && { line: Number(line) }), ...(column && { column: Number(column) }) }
}

export const writePlace = ({ path, line, column }: Place): string =>
  [path, line, column].filter((part) => part !== undefined).join(':')
