import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { install } from '../../testkit/installation.ts'
import { openBrowser } from './browser.ts'
import { type Seeded, seed } from './seed.ts'

/** Nothing takes as long: what is not there by then does not come. */
const WAIT_MS = 15_000

export interface PageOptions {
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** An installation with something in it, and a browser in front of it. */
export interface OpenDashboard {
  readonly url: string
  readonly ownerToken: string
  readonly seeded: Seeded
  /** The link that `npm start` has printed: it works once. */
  readonly link: string
  /** A new window of somebody who is not signed in. */
  stranger(options?: PageOptions): Promise<Page>
  /** A new window of the owner, at a path. */
  open(path: string, options?: PageOptions): Promise<Page>
  /** What pages have complained about in their consoles so far: what the policy has refused, what was thrown. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** Starts all of it. Tests of pages share one. */
export async function openDashboard(): Promise<OpenDashboard> {
  if (!existsSync('dashboard/dist/index.html'))
    spawnSync(process.execPath, ['scripts/build-dashboard.ts'], { stdio: 'inherit' })
  const [routo, browser] = await Promise.all([install('together'), openBrowser()])
  const seeded = await seed(routo.url, routo.ownerToken)
  const complaints: string[] = []

  async function stranger({ theme = 'light', width = 1280, height = 800 }: PageOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme })
    const page = await context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('console', (message) => {
      // That a request was refused is what some tests want.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    return page
  }
  let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> | undefined
  return {
    url: routo.url,
    ownerToken: routo.ownerToken,
    seeded,
    link: /\S+\/sign-in#\S+/.exec(routo.output())?.[0] ?? '',
    stranger,
    async open(path, options) {
      const page = await stranger(options)
      if (cookies === undefined) {
        await page.goto(`${routo.url}/sign-in`)
        await page.getByLabel('Token').last().fill(routo.ownerToken)
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.getByRole('heading', { name: 'Overview' }).waitFor()
        cookies = await page.context().cookies()
      }
      await page.context().addCookies(cookies)
      await page.goto(routo.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    complaints,
    async close() {
      await browser.close()
      await routo.stop()
      await seeded.close()
    },
  }
}
