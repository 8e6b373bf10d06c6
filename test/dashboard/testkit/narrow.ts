import type { Page } from 'playwright-core'
import { quiet } from './quiet.ts'

/** The narrowest window there is room for. */
export const NARROWEST = 360
/** By then a page has found its place. */
const SETTLED_MS = 5_000
const EVERY_MS = 50

/** How wide a page is where there are 360 pixels: some of it is laid out anew in the frames after. */
export async function narrowWidthOf(page: Page): Promise<number> {
  await page.setViewportSize({ width: NARROWEST, height: 800 })
  await quiet(page)
  const end = performance.now() + SETTLED_MS
  for (;;) {
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
    if (width <= NARROWEST || performance.now() > end) return width
    await page.waitForTimeout(EVERY_MS)
  }
}
