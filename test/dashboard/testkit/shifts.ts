import type { Page } from 'playwright-core'

/** By so much may be moved what is shown already: what browsers' makers call good. */
export const GOOD_SHIFT = 0.1

/** Counts from now on how far what is shown is moved by what comes after it. */
export const watchShifts = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    window.shifted = 0
    const add = (list) => { for (const { value } of list.getEntries()) window.shifted += value }
    new PerformanceObserver(add).observe({ type: 'layout-shift' })
  }`)

/** How far that was since it was last asked, as a part of the window. */
export const shiftOf = async (page: Page): Promise<number> =>
  Number(await page.evaluate('{ const total = window.shifted; window.shifted = 0; total }'))
