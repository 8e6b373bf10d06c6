import { randomUUID } from 'node:crypto'
import { ApiError, PushFiles, type PushFilesMutation } from '../../client/index.ts'
import type { ProjectFiles } from '../../compiler/project.ts'
import type { Context } from '../context/context.ts'
import type { FoundProject } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { markedRevision, markRevision } from './revision-mark.ts'

export interface PushOptions {
  readonly message?: string | undefined
  /** Number of the revision that the files were made from. Left out: the one that the folder remembers, or the newest. */
  readonly expectedRevision?: number | undefined
  /** Replaces whatever is the newest. */
  readonly force?: boolean | undefined
}

type Pushed = NonNullable<PushFilesMutation['projectPush']>

/** A revision with what the compiler says of it. */
export type PushedRevision = Pick<Pushed, 'changes' | 'diagnostics'> & {
  readonly revision: NonNullable<Pushed['revision']>
}

/**
 * Makes a revision of the files; where they are the same as the newest one's, that is the answer.
 *
 * @throws {CliError} `STALE_REVISION`: somebody else has made another revision since
 */
export async function pushFiles(
  { client, folder, url, signal }: Context,
  project: FoundProject,
  files: ProjectFiles,
  { message, expectedRevision, force = false }: PushOptions = {},
): Promise<PushedRevision> {
  const where = { url, project: project.slug }
  const expected = expectedRevision ?? markedRevision(folder, where) ?? project.headRevision?.number ?? 0
  const input = {
    projectId: project.id,
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    ...(!force && { expectedRevision: expected }),
    message,
    source: 'CLI' as const,
    idempotencyKey: randomUUID(),
  }
  try {
    const { revision, changes, diagnostics } = (await client().ask(PushFiles, { input }, signal)).projectPush
    if (!revision) throw new Error('The installation made no revision, and does not say why.')
    await markRevision(folder, { ...where, revision: revision.number })
    return { revision, changes, diagnostics }
  } catch (error) {
    throw error instanceof ApiError && error.code === 'STALE_REVISION' ? stale(error) : error
  }
}

const stale = (cause: ApiError): CliError =>
  new CliError(cause.message, {
    code: cause.code,
    exitCode: exitCodes.CONFLICT,
    hint: 'Get the newest files with: routo pull. Or replace them with yours: --force.',
    cause,
  })
