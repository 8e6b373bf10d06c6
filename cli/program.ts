import { Command } from 'commander'
import { actIn } from './act.ts'
import { commands } from './commands/index.ts'
import type { Surroundings } from './context/context.ts'
import { version } from './version.ts'

/** The whole command line; nothing runs before it is given arguments. */
export function createProgram(surroundings: Surroundings): Command {
  const { stdout, stderr } = surroundings
  const program = new Command('routo')
    .description('Message routes in TypeScript: checked, deployed to AWS or to a cloud on this machine, and watched.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('--json', 'print JSON, and nothing else, to standard output')
    .option('--quiet', 'print only what was asked for, and errors')
    .option('--verbose', 'print the stack of an error, too')
    .option('--url <url>', 'of the installation (default: ROUTO_URL, routo.json, http://127.0.0.1:4000)')
    .option('--project <slug>', 'the project (default: routo.json)')
    .option('--env <name>', 'the environment (default: routo.json, dev)')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
      // All failures are told in one way, by run.ts.
      outputError: () => {},
    })
  const act = actIn(surroundings)
  for (const define of commands) define(program, act)
  return program
}

/** The same everywhere: help is read in narrow windows, too, and compared by tests. */
const HELP_WIDTH = 100
