import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where the system has it. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** What the tests of the dashboard look with; where there is none they are skipped, and say so. */
export const hasBrowser = CHROMIUM !== undefined
if (!hasBrowser && process.env.ROUTO_REQUIRE_CHROMIUM === '1') throw new Error('There is no Chromium here.')
// Not by the console, which Jest keeps to itself when all of a file is skipped.
if (!hasBrowser)
  process.stderr.write('SKIPPED: the dashboard in a browser. There is no Chromium: apt-get install chromium\n')

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
