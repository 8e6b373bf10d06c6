import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Base, Draft } from '../draft/draft.ts'
import type { Files } from '../draft/files.ts'
import { useDraftState } from '../draft/use-draft.ts'
import { fetchBase } from '../revision/fetch-revision.ts'
import { type Choice, isConflict, type MergedFile, mergeFiles, settle } from './three-way.ts'

/** What becomes of a draft and a revision that somebody else has saved since. */
export function useMerge(projectId: string, draft: Draft, to: number) {
  const client = useQueryClient()
  const { base, files } = useDraftState(draft)
  const [theirs, setTheirs] = useState<Base>()
  const [error, setError] = useState<Error>()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  useEffect(() => {
    fetchBase(client, projectId, to).then(setTheirs, setError)
  }, [client, projectId, to])
  const merge = useMemo(() => theirs && mergeFiles(base.files, theirs.files, files), [base, theirs, files])
  const open = merge?.conflicts.flatMap(placesOf).filter((place) => !choices.has(place)).length ?? 0
  const result = useMemo(
    () => (merge === undefined || open > 0 ? undefined : settled(merge.files, merge.conflicts, choices)),
    [merge, open, choices],
  )
  return {
    theirs,
    merge,
    error,
    choices,
    /** How many conflicts nobody has decided yet. */
    open,
    /** All files, once everything is decided. */
    result,
    choose: (place: string, choice: Choice) => setChoices(new Map(choices).set(place, choice)),
  }
}

/** A name for each conflict of a file. */
export const placesOf = ({ path, pieces }: MergedFile): readonly string[] =>
  pieces.filter(isConflict).map((_, index) => `${path} ${index}`)

function settled(files: Files, conflicts: readonly MergedFile[], choices: ReadonlyMap<string, Choice>): Files {
  const all = new Map(files)
  for (const file of conflicts) {
    const text = settle(
      file,
      placesOf(file).map((place) => choices.get(place) ?? 'yours'),
    )
    if (text !== undefined) all.set(file.path, text)
  }
  return all
}
