import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { skipsBrowser } from './testkit/browser.ts'
import { NARROWEST, narrowWidthOf } from './testkit/narrow.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'
import { pages, pathOf } from './testkit/pages.ts'
import { quiet } from './testkit/quiet.ts'
import { GOOD_SHIFT, shiftOf, watchShifts } from './testkit/shifts.ts'
import { violationsOf } from './testkit/violations.ts'
import { walkTo } from './testkit/walk.ts'

/** What there is to hold against a page. */
interface Findings {
  readonly light: readonly string[]
  readonly dark: readonly string[]
  /** How far it moves what it has shown. */
  readonly shift: number
  /** How wide it is where there are 360 pixels. */
  readonly width: number
  readonly complaints: readonly string[]
}

/** So many pages are looked at side by side: most of the time they wait. */
const AT_ONCE = 3
const names = Object.keys(pages)
const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('every page', () => {
  let dashboard: OpenDashboard
  const findings = new Map<string, Findings>()
  beforeAll(async () => {
    dashboard = await openDashboard()
    const left = [...names]
    const workers = Array.from({ length: AT_ONCE }, async () => {
      const page = await dashboard.open('/account')
      await watchShifts(page)
      for (let name = left.shift(); name !== undefined; name = left.shift())
        findings.set(name, await lookAt(page, name))
      await page.context().close()
    })
    await Promise.all(workers)
  }, 300_000)
  afterAll(() => dashboard?.close())

  async function lookAt(page: Page, name: string): Promise<Findings> {
    const path = await pathOf(pages[name] ?? '', dashboard)
    await page.setViewportSize({ width: 1280, height: 800 })
    await quiet(page)
    await shiftOf(page)
    await walkTo(page, path)
    await quiet(page)
    const shift = await shiftOf(page)
    const light = await violationsIn(page, 'light')
    const dark = await violationsIn(page, 'dark')
    const width = await narrowWidthOf(page)
    const complaints = dashboard.complaints.filter((complaint) => complaint.startsWith(`${page.url()}: `))
    return { light, dark, shift, width, complaints }
  }

  /** Colours do not fade into those of the other theme: axe would see what is between. */
  async function violationsIn(page: Page, theme: 'light' | 'dark'): Promise<readonly string[]> {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' })
    return violationsOf(page)
  }

  describe.each(names)('%s', (name) => {
    test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s', (theme) =>
      expect(findings.get(name)?.[theme]).toEqual([]),
    )
    test('comes without jumps', () => expect(findings.get(name)?.shift).toBeLessThanOrEqual(GOOD_SHIFT))
    test('fits into 360 pixels', () => expect(findings.get(name)?.width).toBeLessThanOrEqual(NARROWEST))
    test('has nothing that the browser objects to', () => expect(findings.get(name)?.complaints).toEqual([]))
  })

  // The menu unfolds with the project, whose neighbours make room for it.
  test('what jumps is seen', () =>
    expect(Math.max(...[...findings.values()].map(({ shift }) => shift))).toBeGreaterThan(0))

  test.each(['light', 'dark'] as const)(
    'nor is there anything against the door, a menu, a dialog and the search in %s',
    async (theme) => {
      const door = await dashboard.stranger({ theme })
      await door.goto(`${dashboard.url}/sign-in`)
      await door.getByRole('heading', { level: 1, name: 'Sign in to routo' }).waitFor()
      expect(await violationsOf(door)).toEqual([])
      const page = await dashboard.open('/', { theme })
      await page.getByRole('button', { name: /Time range/ }).click()
      await page.getByRole('menuitemradio', { name: 'Last 7 days' }).waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'New project' }).click()
      await page.getByRole('dialog').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await page.getByRole('listbox').waitFor()
      expect(await violationsOf(page)).toEqual([])
    },
  )
})
