import { useState } from 'react'
import { RedriveDeadLetters } from '../../../client/operations.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange, useOperation } from '../../data/use-operation.ts'
import { formatDuration } from '../../format/times.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { TextBlock } from '../../ui/text-block.tsx'
import styles from './dialogs.module.css'
import { patched, readPatch } from './merge-patch.ts'
import { letters, type Selection } from './selection.ts'
import { CHANGED } from './use-letters.ts'

interface RedriveDialogProps {
  readonly environmentId: string
  readonly selection: Selection
  /** The selection in words. */
  readonly words: string
  /** The body of the first letter, as far as it is known. */
  readonly example: string | null | undefined
  readonly onClose: () => void
  /** When the redrive has begun. */
  readonly onDone: () => void
}

const MOST_PER_SECOND = 1_000

/** Sends letters again: says how many it is about before it begins. */
export function RedriveDialog({ environmentId, selection, words, example, onClose, onDone }: RedriveDialogProps) {
  const [perSecond, setPerSecond] = useState('10')
  const [limit, setLimit] = useState('')
  const [patchText, setPatchText] = useState('')
  const patch = readPatch(patchText)
  const order = {
    environmentId,
    ...selection,
    ...(limit !== '' && { limit: Number(limit) }),
    ...(perSecond !== '' && { maxPerSecond: Number(perSecond) }),
  }
  const looked = useOperation(RedriveDeadLetters, {
    input: { ...order, dryRun: true, idempotencyKey: 'only counts' },
  })
  const matched = looked.isOld ? undefined : looked.data?.deadLetterRedrive.matched
  const redrive = useChange(RedriveDeadLetters, CHANGED)
  const once = useIdempotencyKey()

  async function begin(): Promise<void> {
    await once((idempotencyKey) =>
      redrive.run({ input: { ...order, ...(typeof patch === 'object' && { bodyPatch: patch }), idempotencyKey } }),
    )
    onClose()
    onDone()
  }
  return (
    <Dialog
      title="Redrive dead letters"
      description={`${words}: sent to the routes again. What fails again comes back here.`}
      isOpen
      onOpenChange={onClose}
      wide
    >
      <Form onSubmit={begin}>
        {(isRunning) => (
          <>
            <div className={styles.fields}>
              <Field
                label="Letters per second"
                type="number"
                required
                min={1}
                max={MOST_PER_SECOND}
                value={perSecond}
                onChange={({ target }) => setPerSecond(target.value)}
                hint="As fast as what comes behind can bear."
              />
              <Field
                label="At most"
                type="number"
                min={1}
                value={limit}
                placeholder="all of them"
                onChange={({ target }) => setLimit(target.value)}
                hint="The oldest go first."
              />
            </div>
            <TextField
              label="Change each body (JSON Merge Patch)"
              rows={3}
              spellCheck={false}
              value={patchText}
              placeholder={'{ "currency": "EUR", "note": null }'}
              onChange={({ target }) => setPatchText(target.value)}
              hint="What it names replaces what the body has; null takes it away. Bodies that are no JSON object are passed over."
              problem={patch === 'wrong' ? 'This is no JSON object yet: { "name": "value" }.' : undefined}
            />
            {typeof patch === 'object' && <Example body={example} patch={patch} />}
            <FormProblem error={looked.error} />
            <div className={styles.actions}>
              <p role="status">
                {looked.error === null && <Outlook matched={matched} perSecond={Number(perSecond)} />}
              </p>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="primary" disabled={isRunning || !matched || patch === 'wrong'}>
                {matched == null ? 'Redrive' : `Redrive ${letters(matched)}`}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  )
}

interface OutlookProps {
  /** Undefined while they are counted. */
  readonly matched: number | null | undefined
  readonly perSecond: number
}

function Outlook({ matched, perSecond }: OutlookProps) {
  if (matched == null) return 'Counting…'
  if (matched === 0) return 'There is nothing to send.'
  return `${letters(matched)}, in about ${formatDuration(Math.ceil(matched / Math.max(1, perSecond)) * 1_000)}.`
}

interface ExampleProps {
  readonly body: string | null | undefined
  readonly patch: Readonly<Record<string, unknown>>
}

/** What the patch makes of the first letter. */
function Example({ body, patch }: ExampleProps) {
  if (body == null) return null
  const text = patched(body, patch)
  if (text === undefined)
    return <p className={styles.note}>The first letter is no JSON object, or too long to be shown here.</p>
  return (
    <div>
      <p className={styles.note}>The first letter goes as</p>
      <TextBlock label="The first letter, changed" text={text} />
    </div>
  )
}
