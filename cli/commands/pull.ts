import { SavedFiles } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { projectOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { readFiles } from '../files/project-files.ts'
import { changesTo, knownAmong, type PullChanges, type SavedRevision, writeRevision } from '../files/pull.ts'
import { markRevision } from '../files/revision-mark.ts'
import { revision } from './push.ts'

interface PullOptions {
  readonly revision?: number
  readonly force?: boolean
}

export const definePull: Define = (program, act) => {
  program
    .command('pull')
    .description('make the files here those of the newest revision, or of another one')
    .option('--revision <number>', 'which (default: the newest)', revision)
    .option('--force', 'overwrite changes that nobody has pushed')
    .action(
      act(async (context, { revision: number, force = false }: PullOptions) => {
        const { folder, output, url } = context
        const project = await projectOf(context)
        const saved = await savedRevision(context, project.slug, number ?? project.headRevision?.number)
        const local = await readFiles(folder)
        const changes = await changesTo(local, saved, (paths) => knownAmong(paths, local, project.slug, context))
        if (changes.lost.length > 0 && !force) throw wouldLose(changes.lost, saved)
        await writeRevision(folder, saved, changes)
        await markRevision(folder, { url, project: project.slug, revision: saved.number })
        const { files: _files, ...head } = saved
        const { written, removed, kept } = changes
        output.print({ revision: head, written, removed, kept }, () => wordsFor(saved, changes))
      }),
    )
}

async function savedRevision(context: Context, project: string, number: number | undefined): Promise<SavedRevision> {
  const saved =
    number === undefined
      ? undefined
      : (await context.client().ask(SavedFiles, { project, number }, context.signal)).project?.revision
  if (saved) return saved
  throw new CliError(
    number === undefined ? `Nothing was pushed to "${project}" yet.` : `"${project}" has no revision ${number}.`,
    {
      code: 'NOT_FOUND',
      exitCode: exitCodes.NOT_FOUND,
      hint: number === undefined ? 'Push the files here with: routo push' : 'Leave --revision out for the newest one.',
    },
  )
}

const wouldLose = (lost: readonly string[], { number, author }: SavedRevision): CliError =>
  new CliError(
    `Changes here would be lost, as nobody has pushed them: ${lost.join(', ')}. Revision ${number} is by ${author.name}.`,
    {
      code: 'LOCAL_CHANGES',
      exitCode: exitCodes.CONFLICT,
      hint: 'Commit them, or move them away, and pull again. To give them up: routo pull --force',
      details: { files: lost, revision: number },
    },
  )

function wordsFor({ number, author, message }: SavedRevision, { written, removed, kept }: PullChanges): string {
  const why = message ? `: ${message}` : ''
  const nothing = written.length + removed.length === 0
  return [
    nothing ? `The files are those of revision ${number}.` : `Pulled revision ${number} by ${author.name}${why}`,
    ...written.map((path) => `  ~ ${path}`),
    ...removed.map((path) => `  - ${path}`),
    ...kept.map((path) => `  ? ${path} (only here)`),
  ].join('\n')
}
