/** A place in a routes file, as the engine's stack traces give it: lines and columns count from 1. */
export interface CallSite {
  readonly path: string
  readonly line: number
  readonly column: number
}

const FRAME = /(?:\(|at )([^(]+):(\d+):(\d+)\)?$/

/** The innermost place of a stack trace that the project's author wrote. */
export function userFrame(stack: string): CallSite | undefined {
  for (const text of stack.split('\n')) {
    if (text.includes('(routo:')) continue
    const [, path, line, column] = FRAME.exec(text) ?? []
    if (path !== undefined && !path.startsWith('routo:')) return { path, line: Number(line), column: Number(column) }
  }
  return undefined
}
