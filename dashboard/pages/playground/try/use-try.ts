import { useCallback, useEffect, useRef, useState } from 'react'
import { TryDraft, type TryDraftMutation } from '../../../../client/operations.ts'
import { ask } from '../../../data/ask.ts'
import type { CheckedRoute } from '../check/use-check.ts'
import { type Files, toInput } from '../draft/files.ts'
import { type Message, readHeaders, sampleFor } from './sample.ts'
import { type KnownMessage, useMessage } from './use-message.ts'
import { useTriedRoute } from './use-tried-route.ts'

export type Tried = TryDraftMutation['routeTry']

/** What a try ended with, and whether files or message have changed since. */
export interface Trial {
  readonly tried: Tried
  readonly route: string
  readonly files: Files
  readonly message: Message
}

export type Trying = ReturnType<typeof useTry>

/** One route, one message, and what became of it with the files as they are now. */
export function useTry(
  projectId: string,
  files: Files,
  routes: readonly CheckedRoute[] | undefined,
  onRun: () => void,
) {
  const { id, known, problem } = useMessage()
  const { route, chooseRoute } = useTriedRoute(routes, known?.routeName)
  const { message, setMessage, isChanged, reset } = useFilledIn(known, route, files)
  const [trial, setTrial] = useState<Trial>()
  const [error, setError] = useState<Error>()
  const [isRunning, setRunning] = useState(false)
  const last = useRef(0)

  const name = route?.name
  const run = useCallback(async () => {
    if (name === undefined) return
    onRun()
    const number = ++last.current
    setRunning(true)
    setError(undefined)
    try {
      const tried = await tryOut(projectId, files, name, message)
      if (number === last.current) setTrial({ tried, route: name, files, message })
    } catch (reason) {
      if (number === last.current) setError(reason instanceof Error ? reason : new Error(String(reason)))
    }
    if (number === last.current) setRunning(false)
  }, [name, message, projectId, files, onRun])
  useKey(run)

  return {
    route,
    chooseRoute,
    messageId: id,
    messageProblem: problem ?? known?.problem,
    message,
    setMessage,
    isChanged,
    reset,
    run,
    isRunning,
    error,
    trial,
    isOld: trial !== undefined && (trial.files !== files || trial.message !== message || trial.route !== name),
  }
}

async function tryOut(projectId: string, files: Files, routeName: string, message: Message): Promise<Tried> {
  const { body, headers, objectKey } = message
  const given = { body, headers: readHeaders(headers), ...(objectKey !== '' && { objectKey }) }
  return (await ask(TryDraft, { input: { projectId, files: toInput(files), routeName, ...given } })).data.routeTry
}

/** What stands in the form: the message that was chosen, or a sample for the route, until it is changed. */
function useFilledIn(known: KnownMessage | undefined, route: CheckedRoute | undefined, files: Files) {
  const origin = known?.id ?? `sample:${route?.name}:${route?.from.endpoint.kind}`
  const [filled, setFilled] = useState<{
    readonly origin: string
    readonly message: Message
    readonly isChanged: boolean
  }>()
  const fresh = () => ({
    origin,
    message: known?.message ?? sampleFor(route?.from.endpoint.kind, files),
    isChanged: false,
  })
  let shown = filled
  if (shown?.origin !== origin) {
    shown = fresh()
    setFilled(shown)
  }
  return {
    message: shown.message,
    isChanged: shown.isChanged,
    setMessage: (change: Partial<Message>) =>
      setFilled({ origin, message: { ...shown.message, ...change }, isChanged: true }),
    reset: () => setFilled(fresh()),
  }
}

/** Ctrl+Enter runs it, from wherever one is on the page. */
function useKey(run: () => Promise<void>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void run()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [run])
}
