/** A frame in the code of a bundle: `at f (file:///…/<digest of the code>/processors.ts:12:9)`, or under `/var/task` on AWS. */
const FRAME = /(?:\/var\/task\/|\/[0-9a-f]{64}\/)([^\s()]+\.[cm]?[jt]sx?):(\d+):(\d+)\)?$/

/**
 * Where in the project's own files an error was thrown: `processors.ts:12:9`. Undefined where the stack does not lead there.
 *
 * @param stack as JavaScript has it, with source maps
 */
export function sourceLocationOf(stack: string | undefined): string | undefined {
  for (const line of stack?.split('\n') ?? []) {
    const [, path = '', at, column] = FRAME.exec(line.trimEnd()) ?? []
    if (path !== '' && !isOthers(path)) return `${path}:${at}:${column}`
  }
  return undefined
}

/** Packages, the runtime, and what the compiler generates: none of it is the user's. */
const isOthers = (path: string): boolean => /^(?:node_modules|routo|entry|route|schema|runtime)\/|\.mjs$/.test(path)
