import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { ReplayExecution } from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { readBody, readHeaders } from '../../sending/headers.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Execution } from './use-execution.ts'

interface ReplayProps {
  readonly project: string
  readonly execution: Execution
}

/** Sends the message of an execution to its route again, as it was or with another body, and goes to what becomes of it. */
export function Replay({ project, execution }: ReplayProps) {
  const { id, routeName, environment, input } = execution
  const [isOpen, setOpen] = useState(false)
  const { run } = useChange(ReplayExecution)
  const client = useQueryClient()
  const navigate = useNavigate()
  const isWhole = input.text !== null && !input.truncated

  async function replay(values: FormData): Promise<void> {
    const body = readBody(values.get('body'))
    const isChanged = body !== input.text?.replaceAll('\r\n', '\n')
    const headers = readHeaders(String(values.get('headers')))
    const { executionReplay } = await run({
      input: {
        executionId: id,
        sync: true,
        ...((isChanged || !isWhole) && { body }),
        ...(headers !== undefined && { headers }),
      },
    })
    setOpen(false)
    await client.invalidateQueries()
    toast(`The message was sent to ${routeName} again.`)
    const again = executionReplay.execution?.id
    if (again !== undefined) {
      await navigate({ to: '/projects/$project/executions/$execution', params: { project, execution: again } })
    } else if (executionReplay.messageId !== null) {
      await navigate({
        to: '/projects/$project/trace',
        params: { project },
        search: { ref: executionReplay.messageId },
      })
    }
  }
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <RotateCcw size={14} aria-hidden="true" />
        Replay
      </Button>
      <Dialog
        title="Replay"
        description={`The message goes to ${routeName} in ${environment?.name} again, as a new message of the same flow. What the route sends is sent again.`}
        wide
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Form onSubmit={replay}>
          {(isRunning) => (
            <>
              <TextField
                data-code
                label="Body"
                name="body"
                rows={10}
                required={!isWhole}
                defaultValue={input.text ?? ''}
                hint={isWhole ? 'As it was recorded. Change it where it was wrong.' : missing(input)}
              />
              <TextField
                data-code
                label="Headers"
                name="headers"
                rows={2}
                placeholder='{ "content-type": "application/json" }'
                hint="JSON, all values texts. They were not recorded: give those that the route needs, or none."
              />
              <Button type="submit" variant="primary" disabled={isRunning}>
                {isRunning ? 'Waiting for what becomes of it…' : `Send it to ${routeName} again`}
              </Button>
            </>
          )}
        </Form>
      </Dialog>
    </>
  )
}

const missing = ({ truncated }: Execution['input']): string =>
  truncated ? 'Only the beginning was recorded: add the rest.' : 'The body was not recorded: give it here.'
