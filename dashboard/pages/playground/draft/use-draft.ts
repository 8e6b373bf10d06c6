import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useViewer } from '../../../data/viewer.ts'
import { fetchBase } from '../revision/fetch-revision.ts'
import { createDraft, type Draft, type DraftState } from './draft.ts'
import { draftKey, readDraft } from './kept-draft.ts'

/** The viewer's draft of a project: as it was left, or the newest revision as it is. Undefined until it is known. */
export function useDraft(projectId: string, head: number) {
  const { viewer } = useViewer()
  const key = viewer == null ? undefined : draftKey(viewer.id, projectId)
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>()
  const [error, setError] = useState<Error | null>(null)

  const load = useCallback(async () => {
    if (key === undefined) return
    const kept = readDraft(key)
    const base = await fetchBase(client, projectId, kept?.revision ?? head)
    setDraft(createDraft(key, base, kept))
    setError(null)
  }, [key, client, projectId, head])

  // Once: a newer revision does not take away what somebody is looking at.
  const isMissing = draft === undefined
  useEffect(() => {
    if (isMissing) void load().catch(setError)
  }, [isMissing, load])
  useKeeping(draft, key, load)
  return { draft, error, reload: () => void load().catch(setError) }
}

/** Keeps what is due before the page goes, and takes what another window has kept where nothing is lost by it. */
function useKeeping(draft: Draft | undefined, key: string | undefined, load: () => Promise<void>): void {
  useEffect(() => {
    if (draft === undefined) return
    const onStorage = (event: StorageEvent): void => {
      if (event.key !== key || !draft.isElsewhere()) return
      if (draft.isKept()) void load().catch(() => draft.warn())
      else draft.warn()
    }
    addEventListener('storage', onStorage)
    addEventListener('pagehide', draft.keep)
    return () => {
      removeEventListener('storage', onStorage)
      removeEventListener('pagehide', draft.keep)
      draft.keep()
    }
  }, [draft, key, load])
}

export const useDraftState = (draft: Draft): DraftState => useSyncExternalStore(draft.subscribe, draft.get)
