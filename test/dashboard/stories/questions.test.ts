import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { skipsBrowser } from '../testkit/browser.ts'
import { broken, makeGreetings } from '../testkit/greetings.ts'
import { type OpenDashboard, openDashboard } from '../testkit/open-dashboard.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('who is asked', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
  }, 120_000)
  afterAll(() => dashboard?.close())

  test('where order 21 is, finds it from any page by typing its number', async () => {
    const page = await dashboard.open('/projects/acme-orders?env=prod&range=1h')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('21')
    await page.getByRole('option', { name: 'Find message “21” in prod' }).click()
    await page.getByRole('table', { name: 'Messages with 21' }).getByRole('link', { name: 'StoreOrders' }).click()
    await page.getByText('"21"').first().waitFor()
    await page.getByText('Succeeded', { exact: true }).first().waitFor()
  })

  test('why so many fail, is with the message that caused it after three clicks on what is red', async () => {
    const page = await dashboard.open('/?range=1h')
    const row = page.getByRole('row', { name: /acme-orders.*prod/ })
    await row.getByRole('link', { name: '3', exact: true }).click()
    await page.getByRole('table', { name: 'Groups of dead letters' }).getByRole('link').first().click()
    await page
      .getByRole('table', { name: 'Dead letters', exact: true })
      .getByRole('link', { name: /Ink,two/ })
      .first()
      .click()
    await page.getByRole('dialog').getByText('the quantity "two" is not a whole number above 0').first().waitFor()
  })

  test('why a deployment failed, is told the cause, the place in the code, and what to do', async () => {
    const greetings = await makeGreetings(dashboard.client)
    await greetings.push('pad names', broken)
    await greetings.until(await greetings.deploy('dev'), 'FAILED')
    const page = await dashboard.open('/')
    await page
      .getByRole('row', { name: /greetings.*dev/ })
      .getByRole('link', { name: '#1' })
      .click()
    const failure = page.getByRole('region', { name: /The package "left-pad" is not installed/ })
    await failure.getByRole('link', { name: /processors.ts/ }).click()
    await page.getByRole('textbox', { name: 'processors.ts' }).getByText('left-pad').waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown', () => expect(dashboard.complaints).toEqual([]))
})
