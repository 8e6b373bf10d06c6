import swc from '@swc/wasm-typescript'
import { type Comment, type Program, parse } from 'acorn'
import { type Diagnostic, diagnostic, type SourceRange } from '../diagnostic.ts'

/** A module of the project: its JavaScript, in which every position is that of the source, and its syntax tree. */
export interface ParsedModule {
  readonly path: string
  readonly code: string
  readonly program: Program
  /** In their order; they are in no syntax tree. */
  readonly comments: readonly Comment[]
}

/** Is the text run or only looked at? What is only looked at may use all of TypeScript: esbuild will bundle it. */
export type Purpose = 'run' | 'look'

export function parseModule(path: string, source: string, purpose: Purpose): ParsedModule | Diagnostic {
  try {
    return parseText(path, source, purpose)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return diagnostic('EVALUATION_TOO_DEEP', `${path} cannot be read: its code is nested too deeply.`)
  }
}

function parseText(path: string, source: string, purpose: Purpose): ParsedModule | Diagnostic {
  const code = stripTypes(path, source, purpose)
  if (typeof code !== 'string') return code
  try {
    const onComment: Comment[] = []
    const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true, onComment })
    return { path, code, program, comments: onComment }
  } catch (error) {
    if (!isAcornError(error)) throw error
    const { line, column } = error.loc
    const message = error.message.replace(/ \(\d+:\d+\)$/, '')
    return diagnostic('SYNTAX_ERROR', `${path} cannot be read: ${message}.`, {
      range: pointRange(path, line, column + 1),
    })
  }
}

/** Taken away with the types, although it counts as a column. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The text as JavaScript. */
export function stripTypes(path: string, source: string, purpose: Purpose): string | Diagnostic {
  if (/\.m?js$/.test(path)) return source
  try {
    const { code } = swc.transformSync(source, { mode: 'strip-only', filename: path })
    return source.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + code : code
  } catch (error) {
    if (!isSwcError(error)) throw error
    if (error.code !== 'UnsupportedSyntax') {
      return diagnostic('SYNTAX_ERROR', `${path} cannot be read: ${error.message}.`, { range: swcRange(path, error) })
    }
    if (purpose === 'look') return swc.transformSync(source, { mode: 'transform', filename: path }).code
    return diagnostic(
      'UNSUPPORTED_SYNTAX',
      `${path} cannot be run as it stands: ${error.message}. Types are only taken away here: use a plain object, a union of strings or a plain class instead.`,
      { range: swcRange(path, error) },
    )
  }
}

/** swc throws plain objects; columns count from 0, and all four places are absent in rare cases. */
interface SwcError {
  readonly code: string
  readonly message: string
  readonly startLine?: number
  readonly startColumn?: number
  readonly endLine?: number
  readonly endColumn?: number
}

const isSwcError = (error: unknown): error is SwcError =>
  typeof error === 'object' && error !== null && 'code' in error && 'message' in error && !(error instanceof Error)

const swcRange = (
  path: string,
  { startLine = 1, startColumn = 0, endLine = startLine, endColumn = startColumn }: SwcError,
): SourceRange => ({ path, startLine, startColumn: startColumn + 1, endLine, endColumn: endColumn + 1 })

const isAcornError = (error: unknown): error is SyntaxError & { loc: { line: number; column: number } } =>
  error instanceof SyntaxError && 'loc' in error

const pointRange = (path: string, line: number, column: number): SourceRange => ({
  path,
  startLine: line,
  startColumn: column,
  endLine: line,
  endColumn: column + 1,
})
