import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { type Check, checkFiles } from '../check/use-check.ts'
import type { Draft } from '../draft/draft.ts'
import { countFiles, type Files } from '../draft/files.ts'
import { useDraftState } from '../draft/use-draft.ts'
import { ChangedFiles } from '../save/changed-files.tsx'
import { ConflictsOf } from './conflicts.tsx'
import styles from './merge-dialog.module.css'
import { useMerge } from './use-merge.ts'

interface MergeDialogProps {
  readonly projectId: string
  readonly draft: Draft
  /** Number of the newest revision. */
  readonly to: number
  readonly onClose: () => void
}

/** Brings a draft and what somebody else has saved together; nothing is saved by it. */
export function MergeDialog({ projectId, draft, to, onClose }: MergeDialogProps) {
  const { base } = useDraftState(draft)
  const { theirs, merge, error, choices, open, result, choose } = useMerge(projectId, draft, to)
  const found = useFound(projectId, result)
  const take = (): void => {
    if (theirs === undefined || result === undefined) return
    draft.rebase(theirs, result)
    onClose()
  }
  return (
    <Dialog
      title={`Merge with revision ${to}`}
      description={`Your draft began as revision ${base.number}. Nothing is saved by this: you look at the result first.`}
      wide
      isOpen
      onOpenChange={onClose}
    >
      <FormProblem error={error} />
      {merge === undefined || theirs === undefined ? (
        <Skeleton height="8rem" />
      ) : (
        <div className={styles.merge}>
          <p>{wordsFor(merge.merged, merge.conflicts.length, open)}</p>
          {merge.conflicts.map((file) => (
            <ConflictsOf key={file.path} file={file} choices={choices} onChoose={choose} />
          ))}
          {result !== undefined && (
            <section aria-label="Result" className={styles.merge}>
              <h3>What you would change in revision {to}</h3>
              <ChangedFiles before={theirs.files} after={result} />
              <p role="status">{foundWords(found)}</p>
            </section>
          )}
          <div className={styles.actions}>
            <Button variant="primary" disabled={result === undefined} onClick={take}>
              Take the result
            </Button>
            <Button onClick={onClose}>Later</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

/** What the compiler says of the result, before anybody takes it. */
function useFound(projectId: string, result: Files | undefined): Check | Error | undefined {
  const [found, setFound] = useState<Check | Error>()
  useEffect(() => {
    setFound(undefined)
    if (result === undefined) return
    const controller = new AbortController()
    checkFiles(projectId, result, controller.signal).then(setFound, (error: Error) => {
      if (!controller.signal.aborted) setFound(error)
    })
    return () => controller.abort()
  }, [projectId, result])
  return found
}

function foundWords(found: Check | Error | undefined): string {
  if (found === undefined) return 'Checking the result.'
  if (found instanceof Error) return `The result could not be checked: ${found.message}`
  const errors = found.diagnostics.filter(({ severity }) => severity === 'ERROR')
  if (errors.length === 0) return 'The result has no errors.'
  return `The result has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}: ${errors[0]?.message}`
}

function wordsFor(merged: readonly string[], conflicts: number, open: number): string {
  const together = merged.length === 0 ? '' : ` ${countFiles(merged.length)} that both have changed went together.`
  if (conflicts === 0) return `There are no conflicts.${together}`
  const left = open === 0 ? 'All are decided.' : `${open} left to decide.`
  return `${countFiles(conflicts)} with changes in the same place. ${left}${together}`
}
