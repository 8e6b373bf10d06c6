import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** Whether somebody sits there who can be asked. */
export const canAsk = ({ stdin, stderr, env, options }: Context): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && !env.CI && options.json !== true

/**
 * Asks for a line on the terminal.
 *
 * @param hidden nothing shows of what is typed
 * @throws {CliError} `INTERRUPTED`: Ctrl+C, or Ctrl+D, in the place of an answer
 */
export async function ask(
  { stdin, stderr, signal }: Context,
  question: string,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<string> {
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : stderr
  // What readline would write is hidden with the rest.
  if (hidden) stderr.write(`${question} `)
  const lines = createInterface({ input: stdin, output, terminal: true })
  const closed = new Promise<never>((_, reject) => lines.once('close', () => reject(unanswered())))
  try {
    return (await Promise.race([lines.question(`${question} `, { signal }), closed])).trim()
  } catch {
    stderr.write('\n')
    throw unanswered()
  } finally {
    lines.close()
    if (hidden) stderr.write('\n')
  }
}

const unanswered = (): CliError =>
  new CliError('This was interrupted. Nothing more was done.', {
    code: 'INTERRUPTED',
    exitCode: exitCodes.INTERRUPTED,
  })

/** All of standard input, without the line's end that `echo` adds. */
export async function readInput({ stdin }: Context): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
