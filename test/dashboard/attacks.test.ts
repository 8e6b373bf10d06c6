import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { BODIES, corpus, DESCRIPTION, NAME, NAMES, PEOPLE, REASON, together } from './attacks/corpus.ts'
import { type Planted, plant } from './attacks/plant.ts'
import { unfold } from './attacks/unfold.ts'
import { type Witness, watch } from './attacks/witness.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { NARROWEST, narrowWidthOf } from './testkit/narrow.ts'
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

/** An editor shows signs that cannot be seen as others that can. */
const CODE = PEOPLE.filter((text) => !/\u0301|[\u200B-\u206F\uFEFF]/.test(text))

const inProject =
  (path = ''): Shown['path'] =>
  ({ slug }) =>
    `/projects/${slug}${path}`

const shown: Readonly<Record<string, Shown>> = {
  overview: { path: () => '/', texts: NAMES },
  project: { path: inProject(), texts: [NAME, DESCRIPTION, REASON] },
  executions: { path: inProject('/executions?route=Fails'), texts: BODIES },
  drops: { path: inProject('/executions?route=Drops'), texts: PEOPLE },
  files: { path: inProject('/executions?route=Passes'), texts: PEOPLE },
  execution: { path: ({ slug, executionId }) => `/projects/${slug}/executions/${executionId}`, texts: BODIES },
  'executions by a text': {
    path: inProject(`/executions?text=${encodeURIComponent(corpus.script)}`),
    texts: [corpus.script],
  },
  'a trace of what nobody knows': {
    path: inProject(`/trace?ref=${encodeURIComponent(corpus.image)}`),
    texts: [corpus.image],
  },
  route: { path: inProject('/routes/Fails'), texts: [DESCRIPTION] },
  'dead letters': { path: inProject('/dead-letters'), texts: BODIES.map((text) => text.slice(0, 60)) },
  'dead letters of a route': { path: inProject('/dead-letters?route=Fails'), texts: BODIES },
  logs: { path: inProject('/logs'), texts: [...BODIES, corpus.terminal] },
  deployments: { path: inProject('/deployments'), texts: [REASON] },
  deployment: { path: ({ slug, deploymentId }) => `/projects/${slug}/deployments/${deploymentId}`, texts: [REASON] },
  resources: { path: inProject('/resources'), texts: [] },
  environment: { path: inProject('/environments/dev'), texts: NAMES },
  webhooks: { path: inProject('/webhooks'), texts: PEOPLE },
  'audit log': { path: inProject('/audit-log'), texts: [] },
  cost: { path: inProject('/cost'), texts: [] },
  playground: { path: inProject('/playground?file=processors.ts'), texts: CODE },
  'a shared draft that is none': { path: inProject('/playground#draft=PHNjcmlwdD4'), texts: [] },
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
    await page.setViewportSize({ width: 1280, height: 3_000 })
    const answer = await page.goto(installation.url + path(planted))
    expect(answer?.headers()['content-security-policy']).toMatch(POLICY)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const read = await unfold(page)
    expect(texts.filter((text) => !read.includes(legible(text)))).toEqual([])
    expect(await witness.findings()).toEqual([])
    expect(await narrowWidthOf(page)).toBeLessThanOrEqual(NARROWEST)
  })

  test('who signs in goes nowhere but here, whatever the address says', async () => {
    const stranger = await installation.stranger()
    const seen = watch(stranger, installation.url)
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:window.ran=1']) {
      await stranger.goto(`${installation.url}/sign-in?next=${encodeURIComponent(next)}`)
      await stranger.getByLabel('Token').last().fill(installation.ownerToken)
      await stranger.getByRole('button', { name: 'Sign in' }).click()
      await stranger.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
      expect(await seen.findings()).toEqual([])
      await stranger.context().clearCookies()
    }
  })

  test('nothing was thrown', () => expect(installation.complaints).toEqual([]))
})

/** As much of a text as every page has room for, in one line. */
const legible = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 60)
