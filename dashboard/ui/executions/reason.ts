import type { RunFragment } from '../../../client/operations.ts'

/** Why an execution ended as it did, in a line: its error, its lost parts, or why it was dropped. */
export function reasonOf({ error, parts, dropReason, outcome }: RunFragment): {
  readonly code?: string
  readonly text: string
} {
  if (error !== null) return { code: error.code, text: lineOf(error.message) }
  if (outcome === 'DROPPED') return { text: dropReason === null ? '' : (DROPS.get(dropReason) ?? dropReason) }
  if (parts === null) return { text: '' }
  const { made, failed, retrying } = parts
  const lost = [failed > 0 && `${failed} failed`, retrying > 0 && `${retrying} come again`].filter(Boolean)
  return { text: [made === 1 ? '1 part' : `${made} parts`, ...lost].join(', ') }
}

/** What the runtime says of itself; other reasons are the function's own words, `constructor` being one like any other. */
const DROPS: ReadonlyMap<string, string> = new Map([
  ['filtered', 'filtered out'],
  ['no-branch', 'no branch took it'],
  ['no-parts', 'there were no parts'],
  ['returned-nothing', 'the function returned nothing'],
])

/** Errors go over many lines; the first ones say enough here. */
const LONGEST = 300
const lineOf = (text: string): string => text.slice(0, LONGEST).replace(/\s+/g, ' ').trim()
