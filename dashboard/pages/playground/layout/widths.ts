/** How wide the panes left and right of the editor are, in pixels. */
export type Widths = readonly [left: number, right: number]

export const LEAST_PX = 140
export const MOST_PX = 1_200
const KEY = 'routo-playground-widths'
const INITIAL: Widths = [180, 370]

export const bounded = (width: number): number => Math.max(LEAST_PX, Math.min(MOST_PX, Math.round(width)))

/** As they were left in this browser. */
export function keptWidths(): Widths {
  const [left, right] = (localStorage.getItem(KEY) ?? '').split(' ').map(Number)
  return [bounded(left || INITIAL[0]), bounded(right || INITIAL[1])]
}

export function keepWidths(widths: Widths): void {
  try {
    localStorage.setItem(KEY, widths.join(' '))
  } catch {
    // Where there is no room they are as wide as always the next time.
  }
}
