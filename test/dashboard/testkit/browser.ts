import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { isInsistedOn } from '../../testkit/insisted-on.ts'

/** Where the system has it. The shell is the same without the windows around pages, which nobody sees here and which take as long again. */
const CHROMIUM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync)

/** The dashboard is looked at with Chromium (`apt-get install chromium`). */
export const skipsBrowser = !isInsistedOn('chromium')

/** Starts one with a profile of its own, which asks nobody anything. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM ?? 'chromium',
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
