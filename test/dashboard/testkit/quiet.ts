import type { Page, Request } from 'playwright-core'

/** What is asked longer than this is waited for on purpose: the stream of events, the next lines of a log. */
const LONGEST_MS = 2_500
/** Whatever an answer leads to has been asked by then. */
const PAUSE_MS = 150
/** Whatever holds a place by then goes on holding it. */
const GIVEN_UP_MS = 10_000

const pending = new WeakMap<Page, Set<Request>>()

/** Counts from now on what a page asks. */
export function countRequests(page: Page): void {
  const under = new Set<Request>()
  pending.set(page, under)
  page.on('request', (request) => under.add(request))
  page.on('requestfinished', (request) => under.delete(request))
  page.on('requestfailed', (request) => under.delete(request))
}

/** Waits until what comes after the page is there, too: what it shows, charts, graphs. What never comes is not waited for. */
export async function quiet(page: Page): Promise<void> {
  const begun = performance.now()
  let quietSince = begun
  while (performance.now() - quietSince < PAUSE_MS && performance.now() - begun < LONGEST_MS) {
    await page.waitForTimeout(PAUSE_MS / 5)
    const asks = [...(pending.get(page) ?? [])].some((request) => !request.url().endsWith('/events'))
    if (asks) quietSince = performance.now()
  }
  // Asked from here: to wait in the page, Playwright makes a function of a string, which the policy forbids.
  while (!(await page.evaluate(IS_COMPLETE)) && performance.now() - begun < GIVEN_UP_MS) await page.waitForTimeout(50)
  await page.evaluate(TWO_FRAMES)
}

/** What nobody sees is not waited for: it may come only when it is opened. */
const IS_COMPLETE = `![...document.querySelectorAll('[class*="skeleton"], main [aria-busy="true"]')].some((one) => one.checkVisibility())`
/** Charts are drawn in the frame after. */
const TWO_FRAMES = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))'
