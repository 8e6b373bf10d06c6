import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 68rem)')

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Whether there is no room for several panes beside each other. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches)
