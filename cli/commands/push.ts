import { InvalidArgumentError } from 'commander'
import type { Define } from '../act.ts'
import { projectMade } from '../deployment/make-place.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { readFiles } from '../files/project-files.ts'
import { pushFiles } from '../files/push.ts'
import { diagnosticsText, hasErrors } from '../output/diagnostics.ts'

interface PushOptions {
  readonly message?: string
  readonly expectedRevision?: number
  readonly force?: boolean
}

export const definePush: Define = (program, act) => {
  program
    .command('push')
    .description('save the files as a revision of the project; nothing is deployed')
    .option('--message <text>', 'why, for people')
    .option(
      '--expected-revision <number>',
      'refuse where another one is the newest (default: what was pulled)',
      revision,
    )
    .option('--force', 'replace whatever is the newest')
    .action(
      act(async (context, options: PushOptions) => {
        const { output, folder } = context
        const files = await readFiles(folder)
        const pushed = await pushFiles(context, await projectMade(context), files, options)
        output.print(pushed, () => {
          const { number } = pushed.revision
          const found = diagnosticsText(pushed.diagnostics, files, output.style)
          const changes = pushed.changes.map(({ kind, path }) => `  ${SIGNS[kind]} ${path}`)
          const verdict = changes.length === 0 ? `Revision ${number} has these files.` : `Pushed revision ${number}.`
          return [...(found === '' ? [] : [found]), verdict, ...changes].join('\n')
        })
        if (hasErrors(pushed.diagnostics)) throw new Ended(exitCodes.CHECK_FAILED)
        output.note('Deploy it with: routo deploy')
      }),
    )
}

const SIGNS = { ADDED: '+', REMOVED: '-', MODIFIED: '~' } as const

/** Parses an option: the number of a revision. */
export function revision(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is the number of a revision.')
}
