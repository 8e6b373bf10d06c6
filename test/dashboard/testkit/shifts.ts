import type { Page } from 'playwright-core'

/** By so much may be moved what is shown already: what browsers' makers call good. */
export const GOOD_SHIFT = 0.1

/** Counts from now on how far what is shown is moved by what comes after it. */
export const watchShifts = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    let total = 0
    const add = (entries) => { for (const { value } of entries) total += value }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift' })
    window.takeShifts = () => {
      add(observer.takeRecords())
      const taken = total
      total = 0
      return taken
    }
  }`)

/** How far that was since it was last asked, as a part of the window. */
export const shiftOf = async (page: Page): Promise<number> => Number(await page.evaluate('window.takeShifts()'))
