/** A place in a routes file, as the engine's stack traces give it: lines and columns count from 1. */
export interface CallSite {
  readonly path: string
  readonly line: number
  readonly column: number
}

const FRAME = /(?:\(|at )([^(]+):(\d+):(\d+)\)?$/

/** The innermost known place of a stack trace that the project's author wrote; the engine says 1:1 of one it does not know. */
export function userFrame(stack: string): CallSite | undefined {
  for (const text of stack.split('\n')) {
    if (text.includes('(routo:')) continue
    const [, path, line, column] = FRAME.exec(text) ?? []
    if (path === undefined || path.startsWith('routo:') || (line === '1' && column === '1')) continue
    return { path, line: Number(line), column: Number(column) }
  }
  return undefined
}
