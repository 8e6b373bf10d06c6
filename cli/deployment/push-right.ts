import type { ProjectFiles } from '../../compiler/project.ts'
import type { Context } from '../context/context.ts'
import type { FoundProject } from '../context/place.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { readFiles } from '../files/project-files.ts'
import { type PushedRevision, type PushOptions, pushFiles } from '../files/push.ts'
import { countOf, diagnosticsText, hasErrors, type ShownDiagnostic } from '../output/diagnostics.ts'
import { count } from '../output/words.ts'

/**
 * The files of the folder, unless the compiler finds errors in them: what cannot be deployed is not pushed either, where it would be
 * in the way of others.
 *
 * @throws {Ended} it does
 */
export async function rightFiles(context: Context): Promise<ProjectFiles> {
  const files = await readFiles(context.folder)
  const [{ evaluateOwn }, { check }] = await Promise.all([
    import('../../compiler/evaluate/index.ts'),
    import('../../compiler/check/index.ts'),
  ])
  const { routes, diagnostics } = await evaluateOwn(files)
  refuse(context, files, [...diagnostics, ...check(routes, { files })])
  return files
}

/** Pushes them, and says what has changed. @throws {Ended} the installation finds errors in them */
export async function pushRight(
  context: Context,
  project: FoundProject,
  files: ProjectFiles,
  options: PushOptions,
): Promise<PushedRevision> {
  const pushed = await pushFiles(context, project, files, options)
  // The installation may know more than this version of the compiler.
  refuse(context, files, pushed.diagnostics)
  context.output.note(
    pushed.changes.length === 0
      ? `Nothing has changed since revision ${pushed.revision.number}.`
      : `Pushed revision ${pushed.revision.number}: ${count(pushed.changes.length, 'file')} changed.`,
  )
  return pushed
}

function refuse({ output }: Context, files: ProjectFiles, found: readonly ShownDiagnostic[]): void {
  if (!hasErrors(found)) return
  output.print({ ok: false, diagnostics: found }, () => {
    const text = diagnosticsText(found, files, output.style)
    return `${text}\n${output.style('red', `${countOf(found)}. Nothing was deployed.`)}`
  })
  throw new Ended(exitCodes.CHECK_FAILED)
}
