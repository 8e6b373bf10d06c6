import { type Expression, parseExpressionAt } from 'acorn'
import { type Diagnostic, diagnostic, type SourceRange } from '../diagnostic.ts'
import { rangeOf } from './syntax-tree.ts'

/** A JSON file's value, and where each part of it stands. */
export interface JsonFile {
  readonly value: unknown
  /** @param path property names and indexes, from the root */
  readonly rangeAt: (path: readonly (string | number)[]) => SourceRange | undefined
}

export function parseJsonFile(path: string, text: string): JsonFile | { readonly problem: Diagnostic } {
  try {
    // The byte order mark that some editors write; as a blank, so that every position stays.
    const json = text.replace(/^\uFEFF/, ' ')
    const value: unknown = JSON.parse(json)
    if (isDeep(value)) return { problem: tooDeep(path) }
    return { value, rangeAt: createRanges(path, json) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return {
      problem: diagnostic('SYNTAX_ERROR', `${path} is not JSON: ${error.message}.`, { range: placeOf(path, error) }),
    }
  }
}

/** Deeper than any schema; what is deeper is too much for the stack of one tool or another. */
const MAX_DEPTH = 100

function isDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return level.length > 0
}

const tooDeep = (path: string): Diagnostic =>
  diagnostic('EVALUATION_TOO_DEEP', `${path} is nested more than ${MAX_DEPTH} levels deep. Flatten it.`)

/** Node says where: `… (line 3 column 5)`; nowhere when the text ends too soon. */
function placeOf(path: string, { message }: SyntaxError): SourceRange {
  const [, line = '1', column = '1'] = /line (\d+) column (\d+)/.exec(message) ?? []
  const [startLine, startColumn] = [Number(line), Number(column)]
  return { path, startLine, startColumn, endLine: startLine, endColumn: startColumn + 1 }
}

/** JSON is a subset of JavaScript's expressions, so its syntax tree gives the positions; made when first needed. */
function createRanges(path: string, text: string): JsonFile['rangeAt'] {
  let root: Expression | undefined
  return (steps) => {
    root ??= parseExpressionAt(text, 0, { ecmaVersion: 'latest', locations: true })
    let node: Expression | undefined = root
    for (const step of steps) node = node && childOf(node, step)
    return node && rangeOf(path, node)
  }
}

function childOf(node: Expression, step: string | number): Expression | undefined {
  if (node.type === 'ArrayExpression') {
    const element = node.elements[Number(step)]
    return element?.type === 'SpreadElement' ? undefined : (element ?? undefined)
  }
  if (node.type !== 'ObjectExpression') return undefined
  for (const property of node.properties) {
    if (property.type === 'Property' && property.key.type === 'Literal' && property.key.value === String(step)) {
      return property.value
    }
  }
  return undefined
}
