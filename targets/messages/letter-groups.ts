import { type DeadLetter, type DeadLetterGroup, GIVEN_UP } from '../data-plane.ts'

/** Letters by route and kind of error, as they are added. */
export interface LetterGroups {
  add(letter: DeadLetter): void
  /** The largest first. */
  all(): readonly DeadLetterGroup[]
}

export function createLetterGroups(): LetterGroups {
  const groups = new Map<string, DeadLetterGroup>()
  return {
    add(letter) {
      const { route, errorCode = GIVEN_UP, failedAt, expiresAt } = letter
      const key = JSON.stringify([route, errorCode])
      const group = groups.get(key) ?? { route, errorCode, count: 0, oldestAt: failedAt, expiresAt, latest: letter }
      groups.set(key, {
        ...group,
        count: group.count + 1,
        oldestAt: Math.min(group.oldestAt, failedAt),
        expiresAt: Math.min(group.expiresAt, expiresAt),
        latest: failedAt >= group.latest.failedAt ? letter : group.latest,
      })
    },
    all: () => [...groups.values()].sort((a, b) => b.count - a.count),
  }
}
