import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { executionsIn, sendMessage } from './testkit/messages.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('where a message is', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
    const rows = Array.from({ length: 12 }, (_, row) => `${7725 + row},Pen,1`)
    await sendMessage(dashboard, {
      projectId: dashboard.seeded.projects.orders,
      environmentId: dashboard.seeded.environments.prod,
      route: 'CSVToJSON',
      objectKey: 'morning.csv',
      body: ['id,name,quantity', ...rows].join('\n'),
    })
  }, 120_000)
  afterAll(() => dashboard?.close())

  const journey = (page: Page) => page.getByRole('list', { name: 'Journey' })

  test('the key of an object finds its journey: what took it, and what took its parts', async () => {
    const page = await dashboard.open('/projects/acme-orders/trace?env=prod&range=1h')
    await page.getByRole('searchbox', { name: 'Message' }).fill('orders-3.csv')
    await page.getByRole('button', { name: 'Find' }).click()
    await journey(page).getByText('5 parts, 1 failed').waitFor()
    await eventually(() => expect(page.url()).toContain('ref=orders-3.csv'))
    expect(await journey(page).getByRole('link', { name: 'StoreOrders' }).count()).toBe(4)
    expect(await journey(page).getByRole('link', { name: 'dead letters' }).getAttribute('href')).toContain(
      'route=CSVToJSON',
    )
  })

  test('many that went the same way stand in one line, until each is wanted', async () => {
    const page = await dashboard.open('/projects/acme-orders/trace?env=prod&ref=morning.csv')
    await journey(page).getByText('StoreOrders × 12').waitFor()
    expect(await journey(page).getByRole('listitem').count()).toBe(2)
    await journey(page).getByRole('button', { name: 'Each' }).click()
    expect(await journey(page).getByRole('listitem').count()).toBe(14)
  })

  test('the id of a part, of a flow and of an execution lead to the same journey, which marks what was looked for', async () => {
    const [order] = await executionsIn(dashboard, dashboard.seeded.environments.prod, { text: '"id":"7731"' })
    for (const ref of [order?.messageId, order?.correlationId, order?.id]) {
      const page = await dashboard.open(
        `/projects/acme-orders/trace?env=prod&ref=${encodeURIComponent(JSON.stringify(ref))}`,
      )
      await journey(page).getByText('StoreOrders × 12').waitFor()
      await page.context().close()
    }
  })

  test('where order 7731 is, is answered by typing its number into the search', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=prod&range=1h')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('7731')
    await page.getByRole('option', { name: 'Find message “7731” in prod' }).waitFor()
    await page.keyboard.press('Enter')
    const found = page.getByRole('table', { name: 'Messages with 7731' })
    await found.getByRole('link', { name: 'StoreOrders' }).click()
    await page.getByRole('region', { name: 'What StoreOrders received' }).getByText('"7731"').waitFor()
    await page.getByRole('link', { name: 'Trace', exact: true }).last().click()
    await journey(page).getByText('StoreOrders × 12').waitFor()
  })

  test('the search knows the routes of the project that is open', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=prod')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('storeo')
    await page.getByRole('option', { name: /^StoreOrders/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'StoreOrders' }).waitFor()
  })

  test('what is found nowhere is said, and the other environments are a click away', async () => {
    const page = await dashboard.open('/projects/acme-orders/trace?env=dev&range=1h&ref=orders-3.csv')
    await page.getByText('Nothing is known of “orders-3.csv” in dev.').waitFor()
    await page.getByRole('link', { name: 'Look in prod' }).click()
    await journey(page).getByText('5 parts, 1 failed').waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(dashboard.complaints).toEqual([])
  })
})
