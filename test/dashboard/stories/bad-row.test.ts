import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { skipsBrowser } from '../testkit/browser.ts'
import { type OpenInstallation, openInstallation } from '../testkit/open-installation.ts'
import { openReceiver, type Receiver } from '../testkit/receiver.ts'

const MENDED =
  "const [id = '', name = '', quantity = ''] = row.split(',').map((column) => column.trim().replace('a dozen', '12'))"

/** People take longer. */
const STORY_MS = 180_000

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('a file with a bad row', () => {
  let installation: OpenInstallation
  let receiver: Receiver
  beforeAll(async () => {
    ;[installation, receiver] = await Promise.all([openInstallation(), openReceiver()])
  }, 120_000)
  afterAll(() => Promise.all([installation?.close(), receiver?.close()]))

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const succeeded = (page: Page) => page.getByRole('main').getByText('Succeeded', { exact: true }).first().waitFor()
  const menu = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()

  test(
    'leads in three clicks from the red number to the row, from there to the code, which is mended, and the order arrives',
    async () => {
      const page = await installation.open('/')
      await page.getByRole('button', { name: /^Order reconciliation/ }).click()
      await heading(page, 'Playground')

      await menu(page, 'Environments')
      await page.getByRole('main').getByRole('link', { name: 'dev' }).first().click()
      await heading(page, 'Environment dev')
      const missing = page.getByRole('region', { name: 'Not set yet' })
      await missing.getByRole('textbox', { name: 'ORDERS_API_URL' }).fill(`${receiver.url}/orders`)
      await missing.getByRole('button', { name: 'Set' }).click()
      await missing.waitFor({ state: 'detached' })

      await menu(page, 'Playground')
      await page.getByRole('button', { name: 'Deploy', exact: true }).click()
      await heading(page, 'Deploy #1')
      await succeeded(page)

      await menu(page, 'Routes')
      await page.getByRole('button', { name: 'Send a message' }).click()
      const sending = page.getByRole('dialog')
      await sending.getByLabel('Body').fill('id,name,quantity\n7730,Pen,2\n7731,Ink,a dozen')
      await sending.getByLabel('Object key').fill('monday.csv')
      await sending.getByRole('button', { name: /^Send it to CSVToJSON/ }).click()
      await page.waitForURL('**/executions/exe_*')
      expect(receiver.received.join()).not.toContain('7731')

      await page.goto(installation.url)
      const row = page.getByRole('row', { name: /order-reconciliation.*dev/ })
      await row.getByRole('link', { name: '1', exact: true }).click()
      await heading(page, 'Dead letters')
      await page
        .getByRole('table', { name: 'Groups of dead letters' })
        .getByRole('row', { name: /BAD_ROW/ })
        .getByRole('link')
        .click()
      await page.getByRole('table', { name: 'Dead letters', exact: true }).getByRole('link', { name: /7731/ }).click()
      const letter = page.getByRole('dialog', { name: 'Dead letter of CSVToJSON' })
      await letter.getByText('the quantity "a dozen" is not a whole number above 0').first().waitFor()

      await letter.getByRole('link', { name: /processors\.ts:\d+/ }).click()
      await heading(page, 'Playground')
      const editor = page.getByRole('textbox', { name: 'processors.ts' })
      await editor.locator('.cm-line', { hasText: 'const [id =' }).click()
      await page.keyboard.press('End')
      await page.keyboard.press('Shift+Home')
      await page.keyboard.press('Delete')
      await page.keyboard.type(MENDED)
      await page.getByRole('button', { name: 'Deploy', exact: true }).click()
      const saving = page.getByRole('dialog', { name: 'Save and deploy to dev' })
      await saving.getByLabel('Message').fill('a dozen is twelve')
      await saving.getByRole('button', { name: 'Save and deploy to dev' }).click()
      await heading(page, 'Deploy #2')
      await succeeded(page)

      await menu(page, 'Dead letters')
      await page.getByRole('table', { name: 'Groups of dead letters' }).getByRole('link').first().click()
      await page.getByRole('button', { name: 'Redrive it…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Redrive 1 letter' }).click()
      await page
        .getByRole('table', { name: 'Redrives' })
        .getByRole('row', { name: /Finished.*1 of 1/ })
        .waitFor()
      expect(receiver.received.map((order) => JSON.parse(order))).toContainEqual({
        id: '7731',
        products: [{ name: 'Ink', quantity: 12 }],
      })
    },
    STORY_MS,
  )

  test('nothing was refused by the policy, and nothing was thrown', () => expect(installation.complaints).toEqual([]))
})
