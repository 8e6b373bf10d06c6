import { Argument } from 'commander'
import type { Define } from '../act.ts'
import type { Place } from '../completion/words.ts'

type Shell = 'bash' | 'zsh' | 'fish'

export const defineCompletion: Define = (program, act) => {
  program
    .command('completion')
    .description('print a script with which your shell completes commands and options')
    .addArgument(new Argument('<shell>', 'yours').choices(['bash', 'zsh', 'fish'] satisfies Shell[]))
    .action(
      act(async ({ output }, shell: Shell) => {
        const { placesOf } = await import('../completion/words.ts')
        const script = (await SCRIPTS[shell]())(placesOf(program)).trimEnd()
        output.print({ shell, script }, () => script)
      }),
    )
}

const SCRIPTS: Readonly<Record<Shell, () => Promise<(places: readonly Place[]) => string>>> = {
  bash: async () => (await import('../completion/bash.ts')).bashScript,
  zsh: async () => (await import('../completion/zsh.ts')).zshScript,
  fish: async () => (await import('../completion/fish.ts')).fishScript,
}
