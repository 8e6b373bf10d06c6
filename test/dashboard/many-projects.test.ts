import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CreateProject, createClient } from '../../client/index.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('an installation with more projects than a page of the API has', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
    const client = createClient({ url: dashboard.url, token: dashboard.ownerToken })
    const slugs = [...Array.from({ length: 100 }, (_, index) => `many-${index}`), 'zebra']
    for (const slug of slugs) await client.ask(CreateProject, { input: { slug } })
  }, 120_000)
  afterAll(() => dashboard?.close())

  test('the overview shows twenty, and twenty more as often as one asks', async () => {
    const page = await dashboard.open('/')
    const panel = page.getByRole('region', { name: 'Environments' })
    await panel.getByText('The first 20 projects, by name').waitFor()
    await panel.getByRole('button', { name: 'Show more projects' }).click()
    await panel.getByText('The first 40 projects, by name').waitFor()
    expect(await panel.getByText('has no environment yet.').count()).toBeGreaterThan(30)
  })

  test('search finds a project that the menu has no room for, and the menu shows it when it is open', async () => {
    const page = await dashboard.open('/')
    const menu = page.getByRole('navigation', { name: 'Main' })
    await menu.getByRole('button', { name: 'Find the others' }).waitFor()
    expect(await menu.getByRole('link', { name: 'zebra' }).count()).toBe(0)
    await menu.getByRole('button', { name: 'Find the others' }).click()
    await page.getByRole('combobox', { name: 'Search' }).fill('zeb')
    await page.getByRole('option', { name: 'zebra Project' }).click()
    await page.getByRole('heading', { level: 1, name: 'zebra' }).waitFor()
    await menu.getByRole('link', { name: 'zebra' }).waitFor()
    await menu.getByRole('link', { name: 'Settings' }).waitFor()
  })
})
