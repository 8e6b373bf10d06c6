import type { Page } from 'playwright-core'

const WAIT_MS = 1_500

/** Waits until what comes after the page is there, too: charts, graphs. The stream of events never ends. */
export const quiet = (page: Page): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout: WAIT_MS }).catch(() => undefined)
