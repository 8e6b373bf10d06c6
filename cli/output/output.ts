import type { Writable } from 'node:stream'
import { styleText } from 'node:util'

/** The two faces of a command: for people, and, with `--json`, for programs. */
export interface Output {
  readonly isJson: boolean
  /** Whether somebody sits there: colour, progress, questions. */
  readonly isTerminal: boolean
  /** How many characters a line of it has; undefined where it goes to a file or a program, or does not say. */
  readonly width: number | undefined
  /** What the command was asked for, or, where it is asked for many, one of them. As JSON an object on a line of its own; for people the words. */
  print(value: object, words: () => string): void
  /** What goes on meanwhile; for people only, and not with `--quiet`. */
  note(words: string): void
  /** What they should know, also with `--quiet`. */
  warn(words: string): void
  /** Colour, where it is wanted. */
  style(format: Parameters<typeof styleText>[0], text: string): string
}

export interface OutputOptions {
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly json: boolean
  readonly quiet: boolean
}

export function createOutput({ stdout, stderr, env, json, quiet }: OutputOptions): Output {
  const isTerminal = stdout.isTTY === true && !json && !env.CI && env.TERM !== 'dumb'
  const hasColour = wantsColour(env) ?? stdout.isTTY === true
  const line = (stream: Writable, words: string): void => void stream.write(words === '' ? '' : `${words}\n`)
  return {
    isJson: json,
    isTerminal,
    // Some terminals say that they have none.
    width: isTerminal ? stdout.columns || undefined : undefined,
    print: (value, words) => line(stdout, json ? JSON.stringify(value) : words()),
    note(words) {
      if (!json && !quiet) line(stderr, words)
    },
    warn(words) {
      if (!json) line(stderr, words)
    },
    style: (format, text) => (hasColour && !json ? styleText(format, text, { validateStream: false }) : text),
  }
}

/** As https://no-color.org and https://force-color.org say. */
function wantsColour({ NO_COLOR, FORCE_COLOR }: OutputOptions['env']): boolean | undefined {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0'
  return undefined
}
