import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { skipsBrowser } from '../testkit/browser.ts'
import { type OpenInstallation, openInstallation } from '../testkit/open-installation.ts'
import { pressBy, tabTo } from './keyboard.ts'

/** People take longer. */
const STORY_MS = 180_000

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('who has just started routo, and has no command line', () => {
  let installation: OpenInstallation
  beforeAll(async () => {
    installation = await openInstallation()
  }, 120_000)
  afterAll(() => installation?.close())

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const succeeded = (page: Page) => page.getByRole('main').getByText('Succeeded', { exact: true }).first().waitFor()

  test(
    'signs in by the printed link, begins with an example, tries it, deploys it, and sees a message go through',
    async () => {
      const page = await installation.stranger()
      await page.goto(installation.link)
      await page.getByRole('button', { name: /^Orders by customer/ }).click()
      await heading(page, 'Playground')

      await page.getByRole('button', { name: 'Run' }).click()
      const result = page.getByRole('region', { name: 'Result' })
      await result.getByText('Would succeed').waitFor()
      await result.getByText('queue:CustomerXQueue', { exact: true }).waitFor()

      await page.getByRole('button', { name: 'Deploy', exact: true }).click()
      await heading(page, 'Deploy #1')
      await succeeded(page)

      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Routes' }).click()
      await page.getByRole('button', { name: 'Send a message' }).click()
      const dialog = page.getByRole('dialog', { name: 'Send a message in dev' })
      await dialog.getByLabel('Body').fill('{"customer":"X","id":"7731"}')
      await dialog.getByRole('button', { name: /^Send it to OrdersByCustomer/ }).click()
      await page.waitForURL('**/executions/exe_*')
      await succeeded(page)
      await page.getByText('"7731"').first().waitFor()
    },
    STORY_MS,
  )

  test(
    'does all of it without a mouse, too, and always sees where they are',
    async () => {
      const page = await installation.stranger()
      await page.goto(`${installation.url}/sign-in`)
      await heading(page, 'Sign in to routo')
      // The tab is called as the field is.
      await tabTo(page, 'Token')
      await page.keyboard.press('Tab')
      await tabTo(page, 'Token')
      await page.keyboard.type(installation.ownerToken)
      await page.keyboard.press('Enter')
      await heading(page, 'Overview')

      await pressBy(page, 'New project')
      await page.getByRole('dialog', { name: 'New project' }).waitFor()
      await tabTo(page, 'Name')
      await page.keyboard.type('by-keys')
      await tabTo(page, 'Begin with')
      await page.keyboard.type('Hello')
      await pressBy(page, 'Create project')
      await heading(page, 'Playground')

      await page.getByRole('button', { name: 'Run' }).waitFor()
      await pressBy(page, 'Run')
      await page.getByRole('region', { name: 'Result' }).getByText('Would succeed').waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('by-keys dev')
      await page.getByRole('option', { name: /by-keys \/ dev/ }).waitFor()
      await page.keyboard.press('Escape')

      await page.evaluate('document.activeElement.blur()')
      await pressBy(page, 'Deploy')
      await heading(page, 'Deploy #1')
      await succeeded(page)

      await page.keyboard.press('Control+k')
      await page.keyboard.type('by-keys dev')
      await page.getByRole('option', { name: /by-keys \/ dev/ }).waitFor()
      await page.keyboard.press('Enter')
      await heading(page, 'by-keys')
      await page.getByRole('button', { name: 'Send a message' }).waitFor()
      await pressBy(page, 'Send a message')
      await page.getByRole('dialog').getByLabel('Body').waitFor()
      await tabTo(page, 'Body')
      await page.keyboard.type('Ada')
      await pressBy(page, /^Send it to/)
      await page.waitForURL('**/executions/exe_*')
      await succeeded(page)
    },
    STORY_MS,
  )

  test('nothing was refused by the policy, and nothing was thrown', () => expect(installation.complaints).toEqual([]))
})
