/** What a query waits for: events, by their names or groups, of one project or environment or of all. */
export interface LiveOn {
  /** `deployment.*`, `deadletter.added`. */
  readonly types: readonly string[]
  readonly projectId?: string | undefined
  readonly environmentId?: string | undefined
  /** Default 2 s. What is dear to find out says more. */
  readonly atMostEveryMs?: number
}

/** What the stream tells, as far as it matters here. */
export interface HappenedEvent {
  readonly type: string
  readonly projectId: string
  readonly environmentId?: string
}

/** Whether an answer may be another one since this has happened. */
export function concerns({ types, projectId, environmentId }: LiveOn, event: HappenedEvent): boolean {
  if (projectId !== undefined && projectId !== event.projectId) return false
  // What concerns a whole project concerns each of its environments.
  if (environmentId !== undefined && (event.environmentId ?? environmentId) !== environmentId) return false
  return types.some((type) => type === event.type || (type.endsWith('.*') && event.type.startsWith(type.slice(0, -1))))
}

/** How the stream is: `live`, or trying to be. */
export type Liveliness = 'connecting' | 'live' | 'away'
