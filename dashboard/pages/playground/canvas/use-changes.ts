import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CheckedProject } from './checked-project.ts'
import type { ChangeProblem, RouteChange } from './route-change.ts'
import type { RouteDocument } from './route-document.ts'

/** Makes a change in the draft. Resolves when it is there, or with why it cannot be made. */
export type OnEdit = (change: RouteChange) => Promise<ChangeProblem | undefined>

/** Routes that are ahead of the text: null for one that is removed. */
type Ahead = ReadonlyMap<string, RouteDocument | null>
const none: Ahead = new Map()

/**
 * The routes, with changes shown as soon as they are wanted and until a check of the changed text says what they are. Changes are made
 * one after the other, each in the files that the one before has left.
 */
export function useChanges(check: CheckedProject, onEdit: OnEdit) {
  const [ahead, setAhead] = useState(none)
  const [problem, setProblem] = useState<ChangeProblem>()
  const open = useRef(0)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const make = useRef(onEdit)
  make.current = onEdit

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new check is what it waits for
  useEffect(() => {
    if (open.current === 0) setAhead(none)
  }, [check])

  const change = useCallback((wanted: RouteChange): Promise<void> => {
    const [name, document] = 'remove' in wanted ? [wanted.remove, null] : [wanted.document.name, wanted.document]
    open.current += 1
    setProblem(undefined)
    setAhead((before) => new Map(before).set(name, document))
    const made = last.current.then(async () => {
      const found = await make.current(wanted).catch(toProblem)
      open.current -= 1
      if (!found) return
      setProblem(found)
      setAhead((before) => new Map([...before].filter(([each]) => each !== name)))
    })
    last.current = made
    return made
  }, [])
  const documents = useMemo(() => withAhead(check, ahead), [check, ahead])
  return { documents, change, problem }
}

const toProblem = (error: unknown): ChangeProblem => ({
  message: error instanceof Error ? error.message : 'The change could not be made.',
  hint: 'Nothing was changed. Try again.',
})

function withAhead({ routes }: CheckedProject, ahead: Ahead): readonly RouteDocument[] {
  const documents = routes.map(({ document }) => document as RouteDocument) // the API's promise
  if (ahead.size === 0) return documents
  const names = new Set(documents.map(({ name }) => name))
  const changed = documents.flatMap((document) => {
    const next = ahead.get(document.name)
    return next === null ? [] : [next ?? document]
  })
  return [
    ...changed,
    ...[...ahead].flatMap(([name, document]) => (document === null || names.has(name) ? [] : [document])),
  ]
}
