import type { Command, Option } from 'commander'

/** What can be typed at one place of the command line. */
export interface Place {
  /** The commands before it: `['env', 'create']`; empty at the beginning. */
  readonly path: readonly string[]
  readonly commands: readonly Word[]
  readonly options: readonly OptionWord[]
  /** What its first argument can be, where there is a list. */
  readonly choices: readonly string[]
}

export interface Word {
  readonly name: string
  readonly description: string
}

export interface OptionWord extends Word {
  readonly takesValue: boolean
  /** What its value can be, where there is a list. */
  readonly choices: readonly string[]
}

/** All places of a command line, the beginning first. */
export function placesOf(command: Command, path: readonly string[] = [], inherited: readonly Option[] = []): Place[] {
  const options = [...command.options, ...inherited]
  const place: Place = {
    path,
    commands: command.commands.map((each) => ({ name: each.name(), description: each.description() })),
    options: [...options.flatMap(wordOf), HELP],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  }
  return [place, ...command.commands.flatMap((each) => placesOf(each, [...path, each.name()], options))]
}

const HELP: OptionWord = { name: '--help', description: 'print help', takesValue: false, choices: [] }

const wordOf = ({ long, description, required, optional, argChoices = [], hidden }: Option): OptionWord[] =>
  long && !hidden ? [{ name: long, description, takesValue: required || optional, choices: argChoices }] : []

/** Text that a shell takes as it is. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** How a place is told from others: each command behind a space. */
export const keyOf = (path: readonly string[]): string => quoted(path.map((name) => ` ${name}`).join(''))
