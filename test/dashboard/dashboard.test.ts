import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { CreateProject, createClient, Routes, SendMessage } from '../../client/index.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'
import { pages } from './testkit/pages.ts'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe has against a page. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate('axe.run()')) as { readonly violations: readonly Violation[] }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('the dashboard', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
  }, 120_000)
  afterAll(() => dashboard?.close())

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

  test('the link that npm start prints signs in, once, and leaves the address bar', async () => {
    const first = await dashboard.stranger()
    await first.goto(dashboard.link)
    await heading(first, 'Overview')
    expect(first.url()).toBe(`${dashboard.url}/`)
    const second = await dashboard.stranger()
    await second.goto(dashboard.link)
    await second.getByRole('alert').getByText('This link has been used').waitFor()
    expect(second.url()).not.toContain('rtc_')
  })

  test('who is not signed in is sent to sign in, told what is wrong, and brought where they wanted to go', async () => {
    const page = await dashboard.stranger()
    await page.goto(`${dashboard.url}/projects/acme-orders?env=dev`)
    await heading(page, 'Sign in to routo')
    await page.getByLabel('Token').last().fill('rto_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('unknown, expired or revoked').waitFor()
    await page.getByLabel('Token').last().fill(dashboard.ownerToken)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await heading(page, 'acme-orders')
    expect(page.url()).toContain('env=dev')
    const kept = (await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    )) as string
    expect(kept).not.toMatch(/rt[osc]_/)
  })

  test('signing out ends the session, in every window', async () => {
    const page = await dashboard.stranger()
    await page.goto(`${dashboard.url}/sign-in`)
    await page.getByLabel('Token').last().fill(dashboard.ownerToken)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await heading(page, 'Overview')
    const other = await page.context().newPage()
    await other.goto(dashboard.url)
    await heading(other, 'Overview')
    await page.getByRole('button', { name: 'owner-token' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await heading(page, 'Sign in to routo')
    await other.reload()
    await heading(other, 'Sign in to routo')
  })

  test('the overview has a row for each environment, with what the API says of it', async () => {
    const page = await dashboard.open('/?range=1h')
    const row = page.getByRole('row', { name: /acme-orders.*prod/ })
    await row.getByText('60', { exact: true }).waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['3']))
    await page.getByText('bus-line has no environment yet.').waitFor()
    await row.getByRole('link').click()
    await heading(page, 'acme-orders')
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ range: '1h', env: 'prod' })
  })

  test('a message that goes through is on the page without anybody loading it again', async () => {
    const { projects, environments } = dashboard.seeded
    const page = await dashboard.open('/projects/acme-orders?env=dev&range=1h')
    const figures = page.getByLabel('Environment dev')
    await figures.getByText('5', { exact: true }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    const client = createClient({ url: dashboard.url, token: dashboard.ownerToken })
    const { project } = await client.ask(Routes, { projectId: projects.orders })
    const routeId = project?.routes.nodes.find(({ name }) => name === 'StoreOrders')?.id ?? ''
    await client.ask(SendMessage, { input: { environmentId: environments.dev, routeId, body: '{"id":"7"}' } })
    await figures.getByText('6', { exact: true }).waitFor({ timeout: 15_000 })
  })

  test('the graph shows every route and endpoint, and what flowed', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=prod&range=1h')
    const graph = page.getByRole('region', { name: 'Graph' })
    for (const text of ['OrdersFTPBucket', 'CSVToJSON', 'OrdersJSONQueue', 'StoreOrders'])
      await graph.getByText(text).waitFor()
    await graph.getByText(/^48 in/).waitFor()
  })

  test('while a project is on its way, nothing of the one before is shown as its own', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=prod&range=1h')
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/graphql', async (route) => {
      await held
      await route.continue()
    })
    await page.getByRole('link', { name: 'customer-branch' }).click()
    await page.waitForURL('**/projects/customer-branch*')
    await page.getByText('Loading…').waitFor({ state: 'attached' })
    expect(await page.getByRole('heading', { level: 1, name: 'acme-orders' }).count()).toBe(0)
    letGo()
    await heading(page, 'customer-branch')
  })

  test('everything can be reached by keyboard', async () => {
    const page = await dashboard.open('/')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('acme prod')
    await page.getByRole('option', { name: /acme-orders \/ prod/ }).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'acme-orders')
    expect(page.url()).toContain('env=prod')
    await page.reload()
    await heading(page, 'acme-orders')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
  })

  test('a project is made where there is none of its name, and told why not where there is', async () => {
    const page = await dashboard.open('/')
    await page.getByRole('button', { name: 'New project' }).click()
    const dialog = page.getByRole('dialog', { name: 'New project' })
    await dialog.getByLabel('Name').fill('bus-line')
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/taken|belongs|already/)
      .waitFor()
    await dialog.getByLabel('Name').fill('made-here')
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await heading(page, 'made-here')
    await page.getByText('Nothing has been saved yet.').waitFor()
  })

  test('a name that is a script is a name', async () => {
    const client = createClient({ url: dashboard.url, token: dashboard.ownerToken })
    const name = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    await client.ask(CreateProject, { input: { slug: 'scripted', name } })
    const page = await dashboard.open('/projects/scripted')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.title()).toBe(`${name} · routo`)
  })

  describe.each(['light', 'dark'] as const)('in %s', (theme) => {
    test.each(Object.entries({ ...pages }))(
      'axe has nothing against %s, and neither has the browser',
      async (_name, path) => {
        const before = dashboard.complaints.length
        const page = await dashboard.open(path, { theme })
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined)
        expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(theme)
        expect(await violationsOf(page)).toEqual([])
        expect(dashboard.complaints.slice(before)).toEqual([])
        await page.context().close()
      },
    )

    test('axe has nothing against signing in, a menu, a dialog and the search', async () => {
      const door = await dashboard.stranger({ theme })
      await door.goto(`${dashboard.url}/sign-in`)
      await heading(door, 'Sign in to routo')
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
    })
  })

  test.each(Object.entries(pages))('%s fits into 360 pixels', async (_name, path) => {
    const page = await dashboard.open(path, { width: 360 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await page.context().close()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(dashboard.complaints).toEqual([])
  })
})
