import { changesBetween, type Files } from './files.ts'
import { forgetDraft, type KeptDraft, keepDraft, readDraft, withChanges } from './kept-draft.ts'

/** What a draft is a change of. */
export interface Base {
  /** 0: nothing was saved yet. */
  readonly number: number
  readonly files: Files
}

export interface DraftState {
  readonly base: Base
  readonly files: Files
  /** `kept`, or about to be; `full`: the browser has no room; `elsewhere`: another window has changed the draft in the meantime. */
  readonly keeping: 'kept' | 'waiting' | 'full' | 'elsewhere'
}

/** How long nothing is typed before it is kept. */
const PAUSE_MS = 400

export type Draft = ReturnType<typeof createDraft>

/** What somebody is changing in a project. It is kept in this browser at each pause, and never over what another window has kept. */
export function createDraft(key: string, base: Base, kept: KeptDraft | undefined) {
  let state: DraftState = {
    base,
    files: kept === undefined ? base.files : withChanges(base.files, kept),
    keeping: 'kept',
  }
  let version = kept?.version
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function set(change: Partial<DraftState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    if (state.keeping !== 'waiting' && state.keeping !== 'full') return
    if (readDraft(key)?.version === version) write()
    else set({ keeping: 'elsewhere' })
  }

  function write(): void {
    const isChanged = changesBetween(state.base.files, state.files).length > 0
    if (!isChanged) forgetDraft(key)
    const written = isChanged ? keepDraft(key, state.base.number, state.base.files, state.files) : undefined
    const isFull = isChanged && written === undefined
    if (!isFull) version = written
    set({ keeping: isFull ? 'full' : 'kept' })
  }

  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** The files as they are from now on. */
    change(files: Files) {
      if (files === state.files) return
      set({ files, ...(state.keeping !== 'elsewhere' && { keeping: 'waiting' }) })
      clearTimeout(timer)
      timer = setTimeout(keep, PAUSE_MS)
    },
    /** It is a change of another revision from now on: it was saved, merged, or thrown away. */
    rebase(to: Base, files: Files = to.files) {
      clearTimeout(timer)
      set({ base: to, files })
      if (readDraft(key)?.version === version) write()
      else set({ keeping: 'elsewhere' })
    },
    /** What is due is kept now: the page may be about to go. */
    keep,
    /** This window's is the one, whatever another one has kept. */
    insist: write,
    /** Whether another window has kept something that this one does not know. */
    isElsewhere: () => readDraft(key)?.version !== version,
    /** Whether nothing would be lost by taking what another window has kept. */
    isKept: () => state.keeping === 'kept',
    warn: () => set({ keeping: 'elsewhere' }),
  }
}
