import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Diagnostic, hasErrors } from '../check/use-check.ts'
import type { Draft } from '../draft/draft.ts'
import { useDraftState } from '../draft/use-draft.ts'
import { ChangedFiles } from './changed-files.tsx'
import { isStale } from './use-save.ts'

interface SaveDialogProps {
  readonly draft: Draft
  readonly diagnostics: readonly Diagnostic[]
  /** Where it is deployed to afterwards; left out: it is only saved. */
  readonly deploysTo: string | undefined
  readonly onSave: (message: string) => Promise<void>
  readonly onStale: () => void
  readonly onClose: () => void
}

/** Shows what is about to be saved, and asks why. */
export function SaveDialog({ draft, diagnostics, deploysTo, onSave, onStale, onClose }: SaveDialogProps) {
  const { base, files } = useDraftState(draft)
  const next = base.number + 1
  const submit = async (values: FormData): Promise<void> => {
    try {
      await onSave(String(values.get('message')).trim())
      onClose()
    } catch (error) {
      if (!isStale(error)) throw error
      onStale()
    }
  }
  const words = deploysTo === undefined ? 'Save' : `Save and deploy to ${deploysTo}`
  return (
    <Dialog title={words} description={describe(next, diagnostics)} wide isOpen onOpenChange={onClose}>
      <Form onSubmit={submit}>
        {(isRunning) => (
          <>
            <Field
              label="Message"
              name="message"
              autoComplete="off"
              maxLength={1000}
              placeholder="Why, in a few words"
            />
            <ChangedFiles before={base.files} after={files} />
            <Button type="submit" variant="primary" disabled={isRunning}>
              {words}
            </Button>
          </>
        )}
      </Form>
    </Dialog>
  )
}

const describe = (number: number, diagnostics: readonly Diagnostic[]): string =>
  hasErrors(diagnostics)
    ? `It becomes revision ${number}. It has errors: it can be saved, and not be deployed.`
    : `It becomes revision ${number}.`
