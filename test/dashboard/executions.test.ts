import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { executionsIn, sendMessage } from './testkit/messages.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('executions', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
  }, 120_000)
  afterAll(() => dashboard?.close())

  const list = '/projects/acme-orders/executions?env=prod&range=1h'
  const rows = (page: Page) => page.getByRole('table').getByRole('row')
  const order = (key: string, body: string) =>
    sendMessage(dashboard, {
      projectId: dashboard.seeded.projects.orders,
      environmentId: dashboard.seeded.environments.prod,
      route: 'CSVToJSON',
      objectKey: key,
      body,
    })
  const one = async (objectKey: string) => {
    const [found] = await executionsIn(dashboard, dashboard.seeded.environments.prod, { objectKey })
    return `/projects/acme-orders/executions/${found?.id}?env=prod`
  }

  test('the list has what the API has, the latest first, and each row leads to its execution', async () => {
    const page = await dashboard.open(list)
    const told = await executionsIn(dashboard, dashboard.seeded.environments.prod, {})
    await page.getByText(`These are all ${told.length} of the range.`).waitFor()
    expect(await rows(page).nth(1).getByRole('cell').nth(1).innerText()).toBe(told[0]?.routeName)
    await rows(page).nth(1).getByRole('link').click()
    await page.waitForURL(`**/executions/${told[0]?.id}*`)
  })

  test('filters stand in the address, are chosen from lists, and are taken off one by one', async () => {
    const page = await dashboard.open(list)
    await page.getByRole('button', { name: /Outcome/ }).click()
    await page.getByRole('menuitemradio', { name: 'Partial' }).click()
    await page.getByText('These are all 3 of the range.').waitFor()
    await eventually(() => expect(page.url()).toContain('outcome=PARTIAL'))
    await page.getByRole('button', { name: /Route/ }).click()
    await page.getByRole('combobox', { name: 'Route' }).fill('store')
    await page.keyboard.press('Enter')
    await page.getByText('No message of this range fits the filters.').waitFor()
    await eventually(() => expect(page.url()).toContain('route=StoreOrders'))
    await page.getByRole('button', { name: 'Route: StoreOrders Take off' }).click()
    await page.getByText('These are all 3 of the range.').waitFor()
    await page.reload()
    await page.getByText('These are all 3 of the range.').waitFor()
  })

  test('a text is found in bodies', async () => {
    const page = await dashboard.open(list)
    await page.getByRole('searchbox', { name: 'Text in bodies and errors' }).fill('"id":"73"')
    await page.keyboard.press('Enter')
    await page.getByText('This is the only one of the range.').waitFor()
    expect(await rows(page).nth(1).getByRole('link').innerText()).toBe('StoreOrders')
  })

  test('what comes meanwhile is told of, and moves nothing until it is wanted', async () => {
    const page = await dashboard.open(list)
    await rows(page).nth(1).waitFor()
    const first = await rows(page).nth(1).innerText()
    await order('late.csv', 'id,name,quantity\n900,Pen,1')
    await page.getByRole('button', { name: '2 new' }).waitFor()
    expect(await rows(page).nth(1).innerText()).toBe(first)
    await page.getByRole('button', { name: '2 new' }).click()
    await page.getByRole('cell', { name: 'late.csv' }).waitFor()
    expect(await page.getByRole('button', { name: /new/ }).count()).toBe(0)
  })

  test('live shows the latest as they come', async () => {
    const page = await dashboard.open(list)
    await page.getByRole('button', { name: 'Live', exact: true }).click()
    await page.getByRole('table', { name: 'The latest executions' }).waitFor()
    await eventually(() => expect(page.url()).toContain('live=on'))
    await order('live.csv', 'id,name,quantity\n901,Pen,1')
    await page.getByRole('cell', { name: 'live.csv' }).waitFor()
  })

  test('arrows go from row to row, and Enter opens one', async () => {
    const page = await dashboard.open(list)
    await rows(page).nth(1).getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const told = await executionsIn(dashboard, dashboard.seeded.environments.prod, {})
    await page.waitForURL(`**/executions/${told[1]?.id}*`)
  })

  test('one execution says what came, what it made of it, and where that went', async () => {
    const page = await dashboard.open(await one('orders-3.csv'))
    await page.getByRole('heading', { level: 1, name: 'orders-3.csv' }).waitFor()
    const received = page.getByRole('region', { name: 'Received' })
    await received.getByRole('cell', { name: 'two' }).waitFor()
    await received.getByRole('button', { name: 'Raw' }).click()
    await received.getByText('39,Ink,two').waitFor()
    await page.getByText('5 parts: 4 succeeded, 1 is a dead letter').waitFor()
    await page.getByRole('list', { name: 'Steps' }).getByText('split csvToJson').waitFor()
    await page.getByText('The latest body that it sent').click()
    await page.getByRole('region', { name: 'What it sent' }).getByText('"quantity"').waitFor()
    await page.getByRole('table', { name: 'What took it' }).getByRole('link').first().click()
    await page.getByText('Sent by').waitFor()
  })

  test('a failure says first what went wrong, with its place in the code and all of its kind', async () => {
    const { customers } = dashboard.seeded.projects
    const environmentId = dashboard.seeded.environments.customers
    await sendMessage(dashboard, { projectId: customers, environmentId, route: 'OrdersByCustomer', body: 'no json' })
    const [failed] = await executionsIn(dashboard, environmentId, { outcome: ['FAILED'] })
    const page = await dashboard.open(`/projects/customer-branch/executions/${failed?.id}`)
    const error = page.getByRole('region', { name: 'Error', exact: true })
    await error.getByRole('heading', { name: failed?.error?.code ?? '' }).waitFor()
    await error.getByRole('link', { name: 'All with this error' }).click()
    await page.getByText('This is the only one of the range.').waitFor()
  })

  test('a message is sent again with another body, and one is led to what becomes of it', async () => {
    const page = await dashboard.open(await one('orders-7.csv'))
    await page.getByRole('button', { name: 'Replay' }).click()
    const dialog = page.getByRole('dialog', { name: 'Replay' })
    const body = dialog.getByLabel('Body')
    expect(await body.inputValue()).toContain('79,Ink,two')
    await body.fill('id,name,quantity\n79,Ink,2')
    await dialog.getByLabel('Headers').fill('no json')
    await dialog.getByRole('button', { name: 'Send it to CSVToJSON again' }).click()
    await dialog.getByRole('alert').getByText('The headers are no JSON object.').waitFor()
    await dialog.getByLabel('Headers').fill('')
    await dialog.getByRole('button', { name: 'Send it to CSVToJSON again' }).click()
    await page.getByText('Sent again, first').waitFor()
    await page.getByText('1 part: 1 succeeded').waitFor()
    await page.getByRole('region', { name: 'Received' }).getByRole('cell', { name: '2', exact: true }).waitFor()
  })

  test('what is not known any more is said, with where to go', async () => {
    const page = await dashboard.open('/projects/acme-orders/executions/exe_gone')
    await page.getByText('This execution is not known, or not any more.').waitFor()
    await page.getByRole('link', { name: 'All executions' }).click()
    await page.getByRole('heading', { level: 1, name: 'Executions' }).waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(dashboard.complaints).toEqual([])
  })
})
