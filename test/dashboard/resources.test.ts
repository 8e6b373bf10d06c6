import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type Greetings, makeGreetings, withoutNames } from './testkit/greetings.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('resources', () => {
  let routo: OpenInstallation
  let greetings: Greetings
  beforeAll(async () => {
    routo = await openInstallation()
    greetings = await makeGreetings(routo.client)
  }, 120_000)
  afterAll(() => routo?.close())

  const path = (search = '') => `/projects/greetings/resources?env=dev${search}`

  test('where nothing stands, it says what brings something there', async () => {
    const page = await routo.open(path())
    await page.getByRole('heading', { name: 'Nothing stands in dev.' }).waitFor()
    await page.getByText('npx routo deploy --env dev').waitFor()
  })

  test('each resource has its name there, its route, and the page where one works with it', async () => {
    await greetings.push('the first')
    await greetings.until(await greetings.deploy('dev'), 'SUCCEEDED')
    const page = await routo.open(path())
    const row = page.getByRole('table').getByRole('row', { name: /^GreetDLQ SQS Queue/ })
    await row.getByText('greetings-dev-GreetDLQ').waitFor()
    await row.getByRole('button', { name: 'Copy the name of GreetDLQ' }).waitFor()
    expect(await row.getByRole('link', { name: 'Greet', exact: true }).getAttribute('href')).toContain('/routes/Greet')
    expect(await row.getByRole('link', { name: 'Dead letters' }).getAttribute('href')).toMatch(
      /dead-letters\?.*route=Greet/,
    )
    await page.getByRole('region', { name: 'URLs' }).getByRole('link', { name: 'Hello' }).waitFor()
  })

  test('which are shown is chosen, stands in the address, and what can be chosen stays', async () => {
    const page = await routo.open(path('&route=Hello'))
    const names = page
      .getByRole('table')
      .getByRole('row')
      .filter({ hasNot: page.getByRole('columnheader') })
    await names.first().waitFor()
    expect((await names.allTextContents()).every((text) => text.includes('Hello'))).toBe(true)
    await page.getByRole('button', { name: /^Type/ }).click()
    await page.getByRole('menuitemradio', { name: 'SQS Queue', exact: true }).click()
    await page.getByText('2 resources').waitFor()
    await eventually(() => expect(page.url()).toContain('type=AWS'))
    await page.getByRole('button', { name: /^Route/ }).click()
    await page.getByRole('menuitemradio', { name: 'Greet', exact: true }).click()
    await page.getByText('greetings-dev-Names').waitFor()
  })

  test('a look says whether anything was changed by hand, and is kept', async () => {
    const page = await routo.open(path())
    const drift = page.getByRole('region', { name: 'Drift' })
    await drift.getByText('Nobody has looked yet').waitFor()
    await drift.getByRole('button', { name: 'Look now' }).click()
    await drift.getByText('Everything is as it was deployed').waitFor()
    await page.reload()
    await drift.getByText('Everything is as it was deployed').waitFor()
  })

  test('what a removed route has left is shown as kept, with its route', async () => {
    await greetings.push('without names', withoutNames)
    await greetings.until(await greetings.deploy('dev'), 'SUCCEEDED')
    const page = await routo.open(path('&status=RETAINED'))
    await page
      .getByRole('row', { name: /^Names SQS Queue/ })
      .getByText('RETAINED')
      .waitFor()
    expect(routo.complaints).toEqual([])
  })
})
