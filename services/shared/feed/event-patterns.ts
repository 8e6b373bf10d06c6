import { eventTypes } from './event.ts'

/** Groups of events, as they stand before the dot: `deployment.*`. */
const groups = [...new Set(eventTypes.map((type) => `${type.split('.')[0]}.*`))]

/** Everything that can be said of which events somebody wants: all, those of a group, or one type. */
export const eventPatterns: readonly string[] = ['*', ...groups, ...eventTypes]

/** Whether an event of this type is wanted. */
export const isWanted = (patterns: readonly string[], type: string): boolean =>
  patterns.some((pattern) => pattern === '*' || pattern === type || pattern === `${type.split('.')[0]}.*`)
