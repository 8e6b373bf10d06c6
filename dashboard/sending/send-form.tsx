import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DeployedRoutes, SendMessage, type SendMessageMutation } from '../../client/operations.ts'
import type { Environment, Project } from '../app/use-project.ts'
import { useChange, useOperation } from '../data/use-operation.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Field, SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toasts.tsx'
import { readBody, readHeaders } from './headers.ts'
import { Response } from './response.tsx'

interface SendFormProps {
  readonly project: Project
  readonly environment: Environment
  readonly suggested: string | undefined
  readonly onDone: () => void
}

type Sent = SendMessageMutation['messageSend']

/** A route, a body and what goes with it. Leads to what became of the message; where the route has answered, the answer comes first. */
export function SendForm({ project, environment, suggested, onDone }: SendFormProps) {
  const { data, error, retry } = useOperation(DeployedRoutes, { environmentId: environment.id })
  const { run } = useChange(SendMessage)
  const [chosen, setChosen] = useState(suggested)
  const [sent, setSent] = useState<Sent>()
  const follow = useFollow(project.slug, onDone)

  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (data === undefined) return <Skeleton height="16rem" />
  if (sent?.response != null) return <Response response={sent.response} onFollow={() => void follow(sent)} />
  const routes =
    (data.node != null && 'currentDeployment' in data.node && data.node.currentDeployment?.revision?.routes) || []
  const route = routes.find(({ name }) => name === chosen) ?? routes[0]
  if (route === undefined) return <p>What is deployed in {environment.name} has no routes.</p>

  async function send(values: FormData): Promise<void> {
    const objectKey = String(values.get('objectKey') ?? '')
    const headers = readHeaders(String(values.get('headers')))
    const { messageSend } = await run({
      input: {
        environmentId: environment.id,
        routeId: route?.id ?? '',
        body: readBody(values.get('body')),
        sync: true,
        ...(objectKey !== '' && { objectKey }),
        ...(headers !== undefined && { headers }),
      },
    })
    if (messageSend.response == null) await follow(messageSend)
    else setSent(messageSend)
  }
  return (
    <Form onSubmit={send}>
      {(isRunning) => (
        <>
          <SelectField
            label="Route"
            value={route.name}
            choices={routes.map(({ name, from }) => [name, `${name} · ${from.uri}`] as const)}
            onChange={({ target }) => setChosen(target.value)}
          />
          <TextField label="Body" name="body" rows={8} />
          {route.from.kind === 'FILE' && (
            <Field
              label="Object key"
              name="objectKey"
              autoComplete="off"
              placeholder="orders.csv"
              hint="Left empty, one is made."
            />
          )}
          <TextField
            label="Headers"
            name="headers"
            rows={2}
            placeholder='{ "content-type": "application/json" }'
            hint="JSON, all values texts. May be left empty."
          />
          <Button type="submit" variant="primary" disabled={isRunning}>
            {isRunning ? 'Waiting for what becomes of it…' : `Send it to ${route.name}`}
          </Button>
        </>
      )}
    </Form>
  )
}

/** Goes to the execution of a message, or to where it may be found as long as that is not known. */
function useFollow(project: string, onDone: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async ({ execution, messageId }: Sent): Promise<void> => {
    onDone()
    await client.invalidateQueries()
    if (execution != null) {
      const params = { project, execution: execution.id }
      await navigate({ to: '/projects/$project/executions/$execution', params })
      return
    }
    toast('The message was sent. What becomes of it is not known yet.')
    if (messageId != null)
      await navigate({ to: '/projects/$project/trace', params: { project }, search: { ref: messageId } })
  }
}
