import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { changesOf } from '../../dashboard/pages/audit-log/changes.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'
import { register } from './testkit/register.ts'
import { signIn } from './testkit/sign-in.ts'

test('a change is told field by field, however deep, and what stayed is left out', () =>
  expect(
    changesOf(
      { role: 'VIEWER', at: { region: 'eu', kind: 'AWS' } },
      { role: 'ADMIN', at: { kind: 'AWS' }, names: ['A', 'B'] },
    ),
  ).toEqual([
    { field: 'role', before: 'VIEWER', after: 'ADMIN' },
    { field: 'at.region', before: 'eu', after: undefined },
    { field: 'names', before: undefined, after: 'A, B' },
  ]))

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('webhooks, the audit log and costs', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
  }, 120_000)
  afterAll(() => dashboard?.close())

  const create = async (page: Page, url: string) => {
    await page.getByRole('button', { name: 'New webhook' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New webhook' })
    await dialog.getByLabel('URL').fill(url)
    await dialog.getByRole('button', { name: 'Create webhook' }).click()
    return dialog
  }

  test('a webhook shows its secret once, is pinged, tells what was sent and why it failed, and is removed', async () => {
    const page = await dashboard.open('/projects/customer-branch/webhooks')
    await page.getByText('Nobody is told yet.').waitFor()
    const dialog = await create(page, 'https://hooks.invalid/routo')
    await dialog.getByText('Copy the signing secret now.').waitFor()
    await dialog.getByRole('button', { name: 'I have it' }).click()
    const panel = page.getByRole('region', { name: 'https://hooks.invalid/routo' })
    await panel.getByText('deadletter.added').waitFor()
    await panel.getByRole('button', { name: 'Ping' }).click()
    await page.getByText(/The ping was not taken/).waitFor()
    const row = panel.getByRole('row', { name: /ping Failed/ })
    await row.getByRole('link', { name: 'ping' }).click()
    const delivery = page.getByRole('dialog', { name: 'ping' })
    await delivery.getByLabel('Body', { exact: true }).getByText('"event":"ping"').waitFor()
    await delivery.getByText('no answer', { exact: true }).waitFor()
    const address = page.url()
    await page.keyboard.press('Escape')
    await eventually(() => expect(page.url()).not.toContain('delivery'))
    await page.goto(address)
    await page.getByRole('dialog', { name: 'ping' }).waitFor()
    await page.keyboard.press('Escape')
    await panel.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Nobody is told yet.').waitFor()
  })

  test('an address inside the network is refused, and it is said why', async () => {
    const page = await dashboard.open('/projects/acme-orders/webhooks')
    const dialog = await create(page, 'http://169.254.169.254/latest')
    expect(await dialog.getByRole('alert').innerText()).toMatch(/169\.254\.169\.254|network/)
  })

  test('the audit log says who did what to what, narrows by its address, and leads to the subject', async () => {
    const page = await dashboard.open('/projects/acme-orders/audit-log')
    const made = page.getByRole('row', { name: /Made an environment prod owner-token/ })
    await made.getByText('Details').or(made.locator('summary')).click()
    await made.getByText('protected', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^What/ }).click()
    await page.getByRole('menuitemradio', { name: 'Set variables or secrets' }).click()
    await made.waitFor({ state: 'detached' })
    await eventually(() => expect(page.url()).toContain('action=environmentConfigSet'))
    await page.getByLabel('To', { exact: true }).fill('2020-01-01')
    await page.getByText('Nothing was done that fits.').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await made.getByRole('link', { name: 'prod' }).click()
    await page.getByRole('heading', { level: 1, name: 'Environment prod' }).waitFor()
  })

  test('costs are made of services or routes, as the address says, and a route leads to its page', async () => {
    const page = await dashboard.open('/projects/acme-orders/cost?env=prod')
    await page.getByText('Nothing is paid for the local cloud').waitFor()
    await page.getByRole('table', { name: 'Costs' }).getByText(/%$/).first().waitFor()
    await page.getByRole('button', { name: /^Group/ }).click()
    await page.getByRole('menuitemradio', { name: 'By route', exact: true }).click()
    await eventually(() => expect(page.url()).toContain('by=route'))
    const row = page.getByRole('row', { name: /CSVToJSON 12 messages/ })
    expect(await row.getByRole('link').getAttribute('href')).toContain('/projects/acme-orders/routes/CSVToJSON')
    await page.getByText('the free tier is left out', { exact: false }).waitFor()
  })

  test('who is no admin is told so, and has no such pages in the menu', async () => {
    await register(dashboard.url, 'vera@example.com', 'Vera')
    const page = await dashboard.open('/projects/acme-orders/settings')
    await page.getByRole('button', { name: 'Add member' }).click()
    await page.getByRole('dialog').getByLabel('E-mail').fill('vera@example.com')
    await page.getByRole('dialog').getByRole('button', { name: 'Add member' }).click()
    await page.getByRole('row', { name: /Vera/ }).waitFor()
    const hers = await signIn(dashboard, 'vera@example.com', '/projects/acme-orders/webhooks')
    await hers.getByText('Webhooks are for admins').waitFor()
    await hers.goto(`${dashboard.url}/projects/acme-orders/audit-log`)
    await hers.getByText('The audit log is for admins.').waitFor()
    expect(await hers.getByRole('link', { name: /Webhooks|Audit log/ }).count()).toBe(0)
  })
})
