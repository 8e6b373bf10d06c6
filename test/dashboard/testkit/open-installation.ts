import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { type Client, createClient } from '../../../client/index.ts'
import { install } from '../../testkit/installation.ts'
import { openBrowser } from './browser.ts'
import { countRequests } from './quiet.ts'
import { slowly } from './slowly.ts'

/** Nothing takes as long: what is not there by then does not come. */
const WAIT_MS = 30_000

export interface PageOptions {
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** How somebody signs in. */
export type Credential = { readonly credential: string } | { readonly email: string; readonly password: string }

/** An installation with nothing in it, and a browser in front of it. */
export interface OpenInstallation {
  readonly url: string
  readonly ownerToken: string
  /** The API, as the owner. */
  readonly client: Client
  /** The link that `npm start` has printed: it works once. */
  readonly link: string
  /** A new window of somebody who is not signed in. */
  stranger(options?: PageOptions): Promise<Page>
  /** A new window of the owner, at a path. */
  open(path: string, options?: PageOptions): Promise<Page>
  /** A new window of somebody else, at a path. */
  openAs(who: Credential, path: string, options?: PageOptions): Promise<Page>
  /** What pages have complained about in their consoles so far: what the policy has refused, what was thrown. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** Starts both. @param env settings of the installation */
export async function openInstallation(env: Record<string, string> = {}): Promise<OpenInstallation> {
  if (!existsSync('dashboard/dist/index.html'))
    spawnSync(process.execPath, ['scripts/build-dashboard.ts'], { stdio: 'inherit' })
  const [routo, browser] = await Promise.all([install('together', env), openBrowser()])
  const complaints: string[] = []

  async function stranger({ theme = 'light', width = 1280, height = 800 }: PageOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme })
    const page = await context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    countRequests(page)
    await slowly(page)
    page.on('console', (message) => {
      // That a request was refused is what some tests want.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
    return page
  }
  const sessions = new Map<string, ReturnType<typeof signIn>>()
  async function openAs(who: Credential, path: string, options?: PageOptions): Promise<Page> {
    const page = await stranger(options)
    const name = JSON.stringify(who)
    const session = sessions.get(name) ?? signIn(page.context(), routo.url, who)
    sessions.set(name, session)
    await page.context().addCookies(await session)
    await page.goto(routo.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
  return {
    url: routo.url,
    ownerToken: routo.ownerToken,
    client: createClient({ url: routo.url, token: routo.ownerToken }),
    link: /\S+\/sign-in#\S+/.exec(routo.output())?.[0] ?? '',
    stranger,
    open: (path, options) => openAs({ credential: routo.ownerToken }, path, options),
    openAs,
    complaints,
    async close() {
      await browser.close()
      await routo.stop()
    },
  }
}

/** As the page of the door does. @returns what all windows of this person carry */
async function signIn(context: BrowserContext, url: string, who: Credential) {
  const answer = await context.request.post(`${url}/session`, { headers: { 'x-routo-page': 'test' }, data: who })
  if (!answer.ok()) throw new Error(`Nobody was signed in: ${await answer.text()}`)
  return context.cookies()
}
