import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page, Request } from 'playwright-core'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'
import { openTalker, type Talker } from './testkit/talker.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

/** Requests for lines: how many began, and how many there were at most at a time. */
function countRequests(page: Page) {
  const counts = { begun: 0, most: 0 }
  const underWay = new Set<Request>()
  page.on('request', (request) => {
    if (!request.postData()?.includes('query ShowLogs')) return
    underWay.add(request)
    counts.begun += 1
    counts.most = Math.max(counts.most, underWay.size)
  })
  // That a request has finished may be told only after the next one has begun.
  page.on('response', (response) => underWay.delete(response.request()))
  page.on('requestfailed', (request) => underWay.delete(request))
  return counts
}

inBrowser('logs', () => {
  let routo: OpenInstallation
  let talker: Talker
  beforeAll(async () => {
    routo = await openInstallation()
    talker = await openTalker(routo.client)
  }, 120_000)
  afterAll(() => routo?.close())

  const open = (search = '') => routo.open(`/projects/talker/logs${search}`)
  const line = (page: Page, text: string) => page.getByRole('button', { name: text })

  test('lines come as they are written, in one request at a time, and open to their data and their trace', async () => {
    const page = await open()
    const requests = countRequests(page)
    await line(page, 'stored 1 of 3').waitFor()
    await talker.send({ lines: 2, text: 'come by itself' })
    await line(page, 'come by itself 2 of 2').click()
    // The one that brought them may have been under way before anybody counted.
    await eventually(async () => expect(requests.begun).toBeGreaterThan(0))
    expect(await page.getByRole('region', { name: 'Data' }).innerText()).toContain('"n": 2')
    await page.getByRole('link', { name: /Trace of message/ }).click()
    await page.waitForURL('**/trace?*ref=*')
    expect(requests.most).toBe(1)
  })

  test('nothing is asked for while the viewer pauses, or looks at another window; then it goes on where it was', async () => {
    const page = await open()
    const requests = countRequests(page)
    await line(page, 'stored 1 of 3').waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await talker.send({ lines: 1, text: 'while paused' })
    const begun = requests.begun
    await page.waitForTimeout(1_000)
    expect(await line(page, 'while paused').count()).toBe(0)
    expect(requests.begun).toBe(begun)
    await page.getByRole('button', { name: 'Go on' }).click()
    await line(page, 'while paused').waitFor()

    await page.evaluate(`
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    `)
    await talker.send({ lines: 1, text: 'while away' })
    const before = requests.begun
    await page.waitForTimeout(1_000)
    expect(requests.begun).toBe(before)
    await page.evaluate(`
      delete document.visibilityState
      document.dispatchEvent(new Event('visibilitychange'))
    `)
    await line(page, 'while away').waitFor()
    expect(await line(page, 'while paused').count()).toBe(1)
  })

  test('level, text and time narrow them, in the address', async () => {
    const page = await open('?since=1h')
    await line(page, 'stored 1 of 3').waitFor()
    await page.getByRole('button', { name: /Level/ }).click()
    await page.getByRole('menuitemradio', { name: 'Warnings and errors' }).click()
    await line(page, 'slow answer').waitFor()
    await line(page, 'no answer').waitFor()
    expect(await line(page, 'stored').count()).toBe(0)
    await page.getByLabel('Text in lines').fill('slow')
    await page.keyboard.press('Enter')
    await line(page, 'no answer').waitFor({ state: 'detached' })
    await eventually(() =>
      expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
        since: '1h',
        level: 'warn',
        text: 'slow',
      }),
    )
    await page.getByLabel('Text in lines').fill('nobody wrote this')
    await page.keyboard.press('Enter')
    await page.getByText('No line is like that yet.').waitFor()
  })

  test('of thousands of lines only those in sight are in the page, and what somebody reads stays where it is', async () => {
    for (let n = 0; n < 6; n += 1) await talker.send({ lines: 500, text: `bulk ${n}` })
    const page = await open('?since=1h')
    await line(page, 'bulk 5 500 of 500').waitFor({ timeout: 30_000 })
    expect(await page.getByRole('listitem').count()).toBeLessThan(150)
    const frame = page.getByRole('region', { name: 'Lines of the log' })
    await frame.evaluate((element) => element.scrollTo({ top: 20_000 }))
    await page.getByRole('button', { name: 'To the newest' }).waitFor()
    const box = await frame.boundingBox()
    const inSight = () =>
      page.evaluate(`document.elementFromPoint(600, ${(box?.y ?? 0) + 80}).closest('li').textContent`)
    const before = await inSight()
    expect(before).toContain('bulk')
    await talker.send({ lines: 40, text: 'pushing' })
    await page.getByRole('button', { name: '40 new' }).waitFor()
    expect(await inSight()).toBe(before)
    await page.getByRole('button', { name: '40 new' }).click()
    await line(page, 'pushing 40 of 40').waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () =>
    expect(routo.complaints).toEqual([]))
})
