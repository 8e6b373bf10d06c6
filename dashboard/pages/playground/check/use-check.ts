import { useEffect, useState } from 'react'
import { ShowDraftCheck, type ShowDraftCheckQuery } from '../../../../client/operations.ts'
import { ask } from '../../../data/ask.ts'
import { type Files, toInput } from '../draft/files.ts'

type Checked = Omit<NonNullable<ShowDraftCheckQuery['projectCheck']>, 'userErrors'>
export type Diagnostic = Checked['diagnostics'][number]
export type CheckedRoute = Checked['routes'][number]

/** What the compiler says of files. */
export interface Check extends Checked {
  /** Those that it is about. */
  readonly files: Files
}

/** How long nothing is typed before it is asked. */
const PAUSE_MS = 350

/** What the compiler says of files as they are now: asked in pauses, and what comes too late is not heard. */
export function useCheck(projectId: string, files: Files, isEnabled: boolean) {
  const [check, setCheck] = useState<Check>()
  const [error, setError] = useState<Error>()
  useEffect(() => {
    if (!isEnabled) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      checkFiles(projectId, files, controller.signal).then(
        (found) => {
          if (controller.signal.aborted) return
          setCheck(found)
          setError(undefined)
        },
        (reason: Error) => {
          if (!controller.signal.aborted) setError(reason)
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [projectId, files, isEnabled])
  return { check, error, isOld: check?.files !== files }
}

/** Asks at once. */
export async function checkFiles(projectId: string, files: Files, signal?: AbortSignal): Promise<Check> {
  if (files.size === 0) return { files, diagnostics: [], routes: [], processors: [] }
  const { data } = await ask(ShowDraftCheck, { input: { projectId, files: toInput(files) } }, signal)
  if (data.projectCheck == null) throw new Error('There is no such project, or none that you are a member of.')
  return { ...data.projectCheck, files }
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'ERROR')
