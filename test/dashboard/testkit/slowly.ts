import type { Page } from 'playwright-core'

/** By how many milliseconds at most each answer is later than it comes: `ROUTO_SLOW_PAGES=400`. */
const LATER_MS = Number(process.env.ROUTO_SLOW_PAGES ?? 0)

/** Shows a page as somebody far away has it: tests that only pass where answers come at once are found so. */
export async function slowly(page: Page): Promise<void> {
  if (LATER_MS === 0) return
  await page.route(/\/(graphql|assets\/.*\.js)$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LATER_MS))
    // The page may be closed by then.
    await route.continue().catch(() => undefined)
  })
}
