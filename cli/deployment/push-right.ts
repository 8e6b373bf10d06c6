import type { Context } from '../context.ts'
import { countOf, diagnosticsText, hasErrors, type ShownDiagnostic } from '../diagnostics.ts'
import { Ended } from '../ended.ts'
import { exitCodes } from '../exit-codes.ts'
import type { FoundProject } from '../place.ts'
import { readFiles } from '../project-files.ts'
import { type PushedRevision, type PushOptions, pushFiles } from '../push.ts'
import { count } from '../words.ts'

/**
 * Pushes the files of the folder, unless the compiler finds errors in them: what cannot be deployed is not in the way of others.
 *
 * @throws {Ended} it does
 */
export async function pushRight(
  context: Context,
  project: FoundProject,
  options: PushOptions,
): Promise<PushedRevision> {
  const { output, folder } = context
  const files = await readFiles(folder)
  const { evaluateOwn } = await import('../../compiler/evaluate/index.ts')
  const { check } = await import('../../compiler/check/index.ts')
  const { routes, diagnostics } = await evaluateOwn(files)
  refuse([...diagnostics, ...check(routes, { files })])
  const pushed = await pushFiles(context, project, files, options)
  // The installation may know more than this version of the compiler.
  refuse(pushed.diagnostics)
  output.note(
    pushed.changes.length === 0
      ? `Nothing has changed since revision ${pushed.revision.number}.`
      : `Pushed revision ${pushed.revision.number}: ${count(pushed.changes.length, 'file')} changed.`,
  )
  return pushed

  function refuse(found: readonly ShownDiagnostic[]): void {
    if (!hasErrors(found)) return
    output.print({ ok: false, diagnostics: found }, () => {
      const text = diagnosticsText(found, files, output.style)
      return `${text}\n${output.style('red', `${countOf(found)}. Nothing was deployed.`)}`
    })
    throw new Ended(exitCodes.CHECK_FAILED)
  }
}
