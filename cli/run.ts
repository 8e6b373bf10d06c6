import { CommanderError } from 'commander'
import type { Surroundings } from './context/context.ts'
import { CliError } from './failure/cli-error.ts'
import { Ended } from './failure/ended.ts'
import { type ExitCode, exitCodes } from './failure/exit-codes.ts'
import { failureOf } from './failure/failure.ts'
import { createOutput } from './output/output.ts'
import { createProgram } from './program.ts'

/**
 * Runs the command line once.
 *
 * @param args without the names of Node and of the script
 * @returns the exit status
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    await createProgram(surroundings).parseAsync([...args], { from: 'user' })
    return exitCodes.OK
  } catch (error) {
    if (error instanceof Ended) return error.exitCode
    return error instanceof CommanderError ? usage(error, args, surroundings) : tell(error, args, surroundings)
  }
}

/** Help, and the version, end a run, too; help that nobody asked for is an answer to arguments that are missing. */
function usage(
  { code, message, exitCode }: CommanderError,
  args: readonly string[],
  surroundings: Surroundings,
): ExitCode {
  if (exitCode === 0) return exitCodes.OK
  if (code === 'commander.help') return exitCodes.USAGE
  const [what = '', ...suggestion] = message.replace(/^error: /, '').split('\n')
  const hint = suggestion.join(' ').replace(/^\((.*)\)$/, '$1') || 'See what there is with: --help'
  const error = new CliError(sentence(what), {
    code: 'USAGE',
    exitCode: exitCodes.USAGE,
    hint,
    cause: message,
  })
  return tell(error, args, surroundings)
}

/** Says what went wrong: in words to standard error, or, with `--json`, as an object to standard output. */
function tell(error: unknown, args: readonly string[], { stdout, stderr, env, signal }: Surroundings): ExitCode {
  const json = args.includes('--json')
  const output = createOutput({ stdout, stderr, env, json, quiet: false })
  const { message, code, hint, details, exitCode } = failureOf(error, signal)
  if (json) output.print({ error: { code, message, ...(hint && { hint }), ...details } }, () => '')
  else output.warn([`${output.style('red', 'error')} ${message}`, ...(hint ? [hint] : [])].join('\n'))
  if (args.includes('--verbose') && error instanceof Error) stderr.write(`${error.stack}\n`)
  return exitCode
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`
