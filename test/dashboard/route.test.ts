import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { sendMessage } from './testkit/messages.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('a route', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
    await fail('no json, number 1')
  }, 120_000)
  afterAll(() => dashboard?.close())

  const fail = (body: string) =>
    sendMessage(dashboard, {
      projectId: dashboard.seeded.projects.customers,
      environmentId: dashboard.seeded.environments.customers,
      route: 'OrdersByCustomer',
      body,
    })
  const path = '/projects/customer-branch/routes/OrdersByCustomer?range=1h'

  test('it says what came and what failed, step by step, and follows along', async () => {
    const page = await dashboard.open(path)
    const steps = page.getByRole('table', { name: 'Steps' })
    await steps.getByRole('row', { name: /1\. branch 7 6 0 1/ }).waitFor()
    await fail('no json, number 2')
    await steps.getByRole('row', { name: /1\. branch 8 6 0 2/ }).waitFor()
    await page
      .getByText('8 messages were received; 6 succeeded, 2 failed', { exact: false })
      .waitFor({ state: 'attached' })
    await page.getByRole('region', { name: 'Source of the route' }).getByText("route('OrdersByCustomer')").waitFor()
  })

  test('a kind of error leads to all executions in which it came, and to the latest', async () => {
    const page = await dashboard.open(path)
    const errors = page.getByRole('table', { name: 'Kinds of errors' })
    await errors.getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('region', { name: 'Error', exact: true }).waitFor()
    await page.goBack()
    await errors.getByRole('link', { name: /INVALID_JSON/ }).click()
    await page.getByText(/These are all \d of the range|the only one/).waitFor()
    await eventually(() => expect(page.url()).toMatch(/error=/))
  })

  test('a red number on the overview leads to the message that caused it in three clicks', async () => {
    const page = await dashboard.open('/?range=1h')
    await page
      .getByRole('row', { name: /customer-branch/ })
      .getByRole('cell')
      .nth(3)
      .getByRole('link')
      .click()
    await page.getByRole('table', { name: 'Executions' }).getByRole('link').first().click()
    const error = page.getByRole('region', { name: 'Error', exact: true })
    await error.getByRole('paragraph').getByText('the body is not JSON').waitFor()
    await page.getByRole('region', { name: 'What OrdersByCustomer received' }).getByText('no json').waitFor()
  })

  test('the graph and the table of a project lead to its routes', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=prod&range=1h')
    await page.getByRole('region', { name: 'Graph' }).getByRole('link', { name: 'CSVToJSON' }).click()
    await page.getByRole('heading', { level: 1, name: 'CSVToJSON' }).waitFor()
    await page.goBack()
    await page.getByRole('table', { name: 'Routes' }).getByRole('link', { name: 'StoreOrders' }).click()
    await page.getByRole('heading', { level: 1, name: 'StoreOrders' }).waitFor()
  })

  test('of a route that is gone it says so, and where its executions are', async () => {
    const page = await dashboard.open('/projects/acme-orders/routes/Gone?env=prod')
    await page.getByText('The newest revision has no such route.').waitFor()
    await page.getByRole('link', { name: 'Its executions' }).click()
    await page.getByRole('button', { name: 'Route: Gone Take off' }).waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(dashboard.complaints).toEqual([])
  })
})
