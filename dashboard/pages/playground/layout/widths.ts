/** How wide the panes left and right of the editor are, in pixels. */
export type Widths = readonly [left: number, right: number]

export const LEAST_PX = 140
export const MOST_PX = 1_200
const KEY = 'routo-playground-widths'

export const bounded = (width: number): number => Math.max(LEAST_PX, Math.min(MOST_PX, Math.round(width)))

/** The editor has about as much as what is beside it. */
const initial = (): Widths => [180, innerWidth / 2 - 270]

/** As they were left in this browser. */
export function keptWidths(): Widths {
  const [left, right] = (localStorage.getItem(KEY) ?? '').split(' ').map(Number)
  const [ownLeft, ownRight] = initial()
  return [bounded(left || ownLeft), bounded(right || ownRight)]
}

export function keepWidths(widths: Widths): void {
  try {
    localStorage.setItem(KEY, widths.join(' '))
  } catch {
    // Where there is no room they are as wide as always the next time.
  }
}
