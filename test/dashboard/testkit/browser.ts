import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where the system has it. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** What the tests of the dashboard look with; where there is none they are skipped, and say so. */
export const hasBrowser = CHROMIUM !== undefined
if (!hasBrowser) console.warn('There is no Chromium here: the dashboard is not looked at. `apt-get install chromium`.')

/** Starts one with a profile of its own, which asks nobody anything. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
