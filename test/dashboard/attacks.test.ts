import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { corpus, DESCRIPTION, NAME, NAMES, PEOPLE, REASON, together } from './attacks/corpus.ts'
import { type Planted, plant } from './attacks/plant.ts'
import { unfold } from './attacks/unfold.ts'
import { type Witness, watch } from './attacks/witness.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'
import { openReceiver, type Receiver } from './testkit/receiver.ts'

/** A page on which others have written, and what has to be read there as they wrote it. */
interface Shown {
  readonly path: (planted: Planted) => string
  readonly texts: readonly string[]
}

/** Scripts, and whom they may ask, are those of the origin alone, and no text becomes markup. */
const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/]{24}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; .*require-trusted-types-for 'script'$/

const inProject =
  (path = ''): Shown['path'] =>
  ({ slug }) =>
    `/projects/${slug}${path}`

const shown: Readonly<Record<string, Shown>> = {
  overview: { path: () => '/', texts: NAMES },
  project: { path: inProject(), texts: [NAME, DESCRIPTION, REASON] },
  settings: { path: inProject('/settings'), texts: [NAME, DESCRIPTION, ...PEOPLE] },
  account: { path: () => '/account', texts: PEOPLE },
}

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('what others have written is text, and nothing more', () => {
  let installation: OpenInstallation
  let receiver: Receiver
  let planted: Planted
  let page: Page
  let witness: Witness
  beforeAll(async () => {
    installation = await openInstallation({ ROUTO_WEBHOOK_ALLOW: 'localhost' })
    receiver = await openReceiver(together(3_900, '\n'))
    const webhookUrl = `http://localhost:${receiver.port}/?${encodeURIComponent(corpus.image)}`
    planted = await plant({ ...installation, webhookUrl })
    page = await installation.open('/nowhere')
    witness = watch(page, installation.url)
  }, 180_000)
  afterAll(() => Promise.all([installation?.close(), receiver?.close()]))

  test.each(Object.entries(shown))('on the page %s', async (_name, { path, texts }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    const answer = await page.goto(installation.url + path(planted))
    expect(answer?.headers()['content-security-policy']).toMatch(POLICY)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const read = await unfold(page)
    expect(texts.filter((text) => !read.includes(legible(text)))).toEqual([])
    expect(await witness.findings()).toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })

  test('nothing was thrown', () => expect(installation.complaints).toEqual([]))
})

/** As much of a text as every page has room for, in one line. */
const legible = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 80)
