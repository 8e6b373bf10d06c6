import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { CreateProject, createClient } from '../../client/index.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { sendMessage } from './testkit/messages.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('the dashboard', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
  }, 120_000)
  afterAll(() => dashboard?.close())

  const receivedIn = (page: Page) =>
    page.getByLabel('Environment dev').locator('div', { hasText: 'Messages' }).locator('dd').first()
  async function sendOrder(): Promise<void> {
    const { projects, environments } = dashboard.seeded
    const route = { projectId: projects.orders, environmentId: environments.dev, route: 'StoreOrders' }
    await sendMessage(dashboard, { ...route, body: '{"id":"7"}' })
  }
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

  test('the link that npm start prints signs in, once, and leaves the address bar', async () => {
    const first = await dashboard.stranger()
    await first.goto(dashboard.link)
    await heading(first, 'Overview')
    await eventually(() => expect(first.url()).toBe(`${dashboard.url}/`))
    const second = await dashboard.stranger()
    await second.goto(dashboard.link)
    await second.getByRole('alert').getByText('This link has been used').waitFor()
    await eventually(() => expect(second.url()).not.toContain('rtc_'))
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
    await eventually(() => expect(page.url()).toContain('env=dev'))
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
    await row.getByRole('cell', { name: '3', exact: true }).waitFor()
    await page.getByText('bus-line has no environment yet.').waitFor()
    await row.getByRole('link', { name: /prod/ }).click()
    await heading(page, 'acme-orders')
    await eventually(() =>
      expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ range: '1h', env: 'prod' }),
    )
  })

  test('a message that goes through is on the page without anybody loading it again', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=dev&range=1h')
    const after = Number(await receivedIn(page).getByText(/^\d+$/).innerText()) + 1
    await page.getByText('Live', { exact: true }).waitFor()
    await sendOrder()
    await receivedIn(page).getByText(`${after}`, { exact: true }).waitFor({ timeout: 15_000 })
  })

  test('what happened before the stream of events was there is on the page, too', async () => {
    const project = '/projects/acme-orders?env=dev&range=1h'
    const other = await dashboard.open(project)
    await other.getByText('Live', { exact: true }).waitFor()
    const page = await dashboard.open('/account')
    const stream = Promise.withResolvers<void>()
    await page.route('**/events', async (route) => {
      await stream.promise
      await route.continue()
    })
    await page.goto(dashboard.url + project)
    const after = Number(await receivedIn(page).getByText(/^\d+$/).innerText()) + 1
    await sendOrder()
    await receivedIn(other).getByText(`${after}`, { exact: true }).waitFor()
    stream.resolve()
    await receivedIn(page).getByText(`${after}`, { exact: true }).waitFor({ timeout: 15_000 })
  })

  test('what happened while another page was shown is on the page that one comes back to', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=dev&range=1h')
    const received = receivedIn(page)
    const before = Number(await received.getByText(/^\d+$/).innerText())
    const to = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
    await to('Executions')
    await heading(page, 'Executions')
    await page.getByRole('cell', { name: 'StoreOrders' }).first().waitFor()
    await sendOrder()
    await page.getByRole('button', { name: /\d new/ }).waitFor()
    await to('Routes')
    await received.getByText(`${before + 1}`, { exact: true }).waitFor({ timeout: 15_000 })
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
    await page.getByRole('option', { name: /acme-orders \/ prod Environment/ }).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'acme-orders')
    await eventually(() => expect(page.url()).toContain('env=prod'))
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

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(dashboard.complaints).toEqual([])
  })
})
