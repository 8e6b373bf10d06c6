import { Readable, Writable } from 'node:stream'
import type { Command, Option } from 'commander'
import { createProgram } from '../../cli/program.ts'

/** A command that does something, as its documentation has to show it. */
export interface Reference {
  /** `env create` */
  readonly name: string
  /** `routo env create <name>` */
  readonly usage: string
  readonly description: string
  /** Rows of a table: the flags, and what they are for. */
  readonly options: readonly string[]
  /** All that begin with `--`, those that every command has among them. */
  readonly flags: ReadonlySet<string>
}

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })

export const program: Command = createProgram({
  cwd: '/',
  env: {},
  stdin: Readable.from([]),
  stdout: nowhere,
  stderr: nowhere,
  signal: new AbortController().signal,
})

/** All commands, in the order of the help. */
export const references: readonly Reference[] = below(program, [])

function below(command: Command, path: readonly string[]): Reference[] {
  if (command.commands.length > 0) return command.commands.flatMap((each) => below(each, [...path, each.name()]))
  const name = path.join(' ')
  return [
    {
      name,
      usage: `routo ${name} ${command.usage().replace('[options]', '').trim()}`.trim(),
      description: command.description(),
      options: command.options.map(rowOf),
      flags: new Set([...command.options, ...program.options].flatMap(({ long }) => long ?? []).concat('--help')),
    },
  ]
}

/** Of the options that every command has. */
export const commonOptions: readonly string[] = program.options.map(rowOf)

function rowOf({ flags, description, argChoices, defaultValue }: Option): string {
  const choices = argChoices === undefined ? '' : `: ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`
  const preset = ['string', 'number'].includes(typeof defaultValue) ? ` (default: ${defaultValue})` : ''
  return `| \`${flags}\` | ${description}${choices}${preset} |`
}
