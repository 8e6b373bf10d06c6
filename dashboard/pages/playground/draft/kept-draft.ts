import { changesBetween, type Files } from './files.ts'

/** What somebody has changed and not saved, as it is kept in this browser: only what differs from a revision. */
export interface KeptDraft {
  /** Number of the revision that was changed; 0 where there was none. */
  readonly revision: number
  /** Texts by path; null for a file that was removed. */
  readonly changes: readonly (readonly [path: string, text: string | null])[]
  /** Another one each time: who finds another than he has left knows that somebody else was here. */
  readonly version: string
}

/** Where the draft of a viewer of a project is kept: signing out and in, and other viewers, leave it alone. */
export const draftKey = (viewerId: string, projectId: string): string => `routo-draft:${viewerId}:${projectId}`

export function readDraft(key: string): KeptDraft | undefined {
  const text = localStorage.getItem(key)
  return text === null ? undefined : parseDraft(text)
}

/** Undefined for what is no draft, or one of another version of the dashboard. */
function parseDraft(text: string): KeptDraft | undefined {
  try {
    const { revision, changes, version } = JSON.parse(text)
    const isDraft = typeof revision === 'number' && typeof version === 'string' && Array.isArray(changes)
    return isDraft && changes.every(isChange) ? { revision, changes, version } : undefined
  } catch {
    return undefined
  }
}

const isChange = (change: unknown): boolean =>
  Array.isArray(change) && typeof change[0] === 'string' && (change[1] === null || typeof change[1] === 'string')

/** @returns the version it is kept as; undefined where the browser has no room for it */
export function keepDraft(key: string, revision: number, base: Files, files: Files): string | undefined {
  const changes = changesBetween(base, files).map(({ path }) => [path, files.get(path) ?? null] as const)
  const version = crypto.randomUUID()
  const draft: KeptDraft = { revision, changes, version }
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return version
  } catch {
    return undefined
  }
}

export const forgetDraft = (key: string): void => localStorage.removeItem(key)

/** The files of a revision with what was changed in them. */
export function withChanges(base: Files, { changes }: Pick<KeptDraft, 'changes'>): Files {
  const files = new Map(base)
  for (const [path, text] of changes) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
  return files
}
