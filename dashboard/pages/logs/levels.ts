/** Levels of lines, the least first. */
const LEVELS = ['debug', 'info', 'warn', 'error'] as const
type Level = (typeof LEVELS)[number]

const isLevel = (text: string | undefined): text is Level => LEVELS.includes(text as Level)

/** What can be chosen: a level with all above it. */
export const levelChoices: readonly (readonly [string, string])[] = [
  ['', 'All levels'],
  ['info', 'Info and above'],
  ['warn', 'Warnings and errors'],
  ['error', 'Errors'],
]

/** A level and those above it; undefined for all. */
export const levelsFrom = (least: string | undefined): readonly Level[] | undefined =>
  isLevel(least) ? LEVELS.slice(LEVELS.indexOf(least)) : undefined
