import type { Command } from 'commander'
import { type Context, createContext, type GlobalOptions, type Surroundings } from './context/context.ts'

/** What a command does, with the arguments and options that it declares. */
type Action<Arguments extends readonly unknown[]> = (context: Context, ...rest: Arguments) => Promise<void>

/** Makes of what a command does what commander calls. */
export type Act = <Arguments extends readonly unknown[]>(
  action: Action<Arguments>,
) => (...args: unknown[]) => Promise<void>

/** A command: one file in `commands/`, which adds it to the program, or to a group. */
export type Define = (program: Command, act: Act) => void

/** @param surroundings of this run */
export function actIn(surroundings: Surroundings): Act {
  return (action) =>
    async (...args) => {
      // Commander gives the command itself at the end.
      const command = args.pop() as Command
      const context = createContext(surroundings, command.optsWithGlobals<GlobalOptions>())
      await action(context, ...(args as never))
    }
}
