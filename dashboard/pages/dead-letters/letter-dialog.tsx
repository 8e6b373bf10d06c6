import { useState } from 'react'
import { ShowLetter } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PayloadView } from '../../ui/payload-view.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './dialogs.module.css'
import { DiscardDialog } from './discard-dialog.tsx'
import { EditedRedrive } from './edited-redrive.tsx'
import { LetterFacts } from './letter-facts.tsx'

interface LetterDialogProps {
  readonly id: string
  readonly project: Project
  readonly environmentId: string
  readonly onClose: () => void
}

/** One letter: why it is one, what it holds, and what can be done with it. */
export function LetterDialog({ id, project, environmentId, onClose }: LetterDialogProps) {
  const { data, error, retry } = useOperation(ShowLetter, { id })
  const [doing, setDoing] = useState<'redrive' | 'discard'>()
  const letter = data?.deadLetter
  if (doing === 'discard') {
    return (
      <DiscardDialog
        environmentId={environmentId}
        selection={{ ids: [id] }}
        words="The letter and its body"
        onClose={() => setDoing(undefined)}
        onDone={onClose}
      />
    )
  }
  return (
    <Dialog
      title={letter == null ? 'Dead letter' : `Dead letter of ${letter.routeName}`}
      isOpen
      onOpenChange={onClose}
      wide
    >
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {error === null && letter === undefined && <Skeleton height="18rem" />}
      {letter === null && <p>It is no longer here: it was sent again, discarded, or has expired.</p>}
      {letter != null && (
        <>
          <LetterFacts letter={letter} project={project} />
          {doing === 'redrive' ? (
            <EditedRedrive
              letter={letter}
              environmentId={environmentId}
              onCancel={() => setDoing(undefined)}
              onDone={onClose}
            />
          ) : (
            <>
              <section aria-label="Body">
                <PayloadView label="Body" payload={letter.payload} />
              </section>
              {may(project, 'messages:write') && (
                <div className={styles.actions}>
                  <p />
                  <Button variant="danger" onClick={() => setDoing('discard')}>
                    Discard…
                  </Button>
                  <Button variant="primary" onClick={() => setDoing('redrive')}>
                    Edit and redrive…
                  </Button>
                </div>
              )}
            </>
          )}
        </>
      )}
    </Dialog>
  )
}
