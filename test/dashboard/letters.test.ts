import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { SetMember } from '../../client/index.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'
import { PASSWORD, register } from './testkit/register.ts'
import { openTalker, type Talker } from './testkit/talker.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('dead letters', () => {
  let routo: OpenInstallation
  let talker: Talker
  beforeAll(async () => {
    routo = await openInstallation()
    talker = await openTalker(routo.client)
    await talker.send({ code: 'BAD', name: 'one' })
    await talker.send({ code: 'BAD', name: 'two' })
  }, 120_000)
  afterAll(() => routo?.close())

  const open = (search = '') => routo.open(`/projects/talker/dead-letters${search}`)
  const groups = (page: Page) => page.getByRole('table', { name: 'Groups of dead letters' })
  const letters = (page: Page) => page.getByRole('table', { name: 'Dead letters', exact: true })
  const redrives = (page: Page) => page.getByRole('table', { name: 'Redrives' })

  test('they are counted by route and error, and a group leads to its letters, and a letter to what it holds', async () => {
    const page = await open()
    const bad = groups(page).getByRole('row', { name: /Talk BAD/ })
    await bad.getByRole('cell', { name: '2', exact: true }).waitFor()
    await groups(page)
      .getByRole('row', { name: /Talk TIMEOUT/ })
      .waitFor()
    await bad.getByRole('link').click()
    await letters(page).getByRole('row', { name: /"one"/ }).waitFor()
    await letters(page)
      .getByRole('row', { name: /TIMEOUT/ })
      .waitFor({ state: 'detached' })
    await eventually(() =>
      expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ route: 'Talk', error: 'BAD' }),
    )
    await letters(page).getByRole('link', { name: /"one"/ }).click()
    const letter = page.getByRole('dialog', { name: 'Dead letter of Talk' })
    await letter.getByText('It was asked to fail with BAD.').waitFor()
    await letter.getByRole('region', { name: 'Body' }).getByText('"name": "one"').waitFor()
    await letter.getByRole('link', { name: /processors\.ts:6/ }).waitFor()
    await letter.getByRole('link', { name: 'Its execution' }).waitFor()
    await page.reload()
    await letter.getByText('It was asked to fail with BAD.').waitFor()
    await page.keyboard.press('Escape')
    await letter.waitFor({ state: 'detached' })
    await eventually(() => expect(page.url()).not.toContain('letter='))
  })

  test('a text in bodies narrows groups and letters; where there is none, that is said', async () => {
    const page = await open()
    await page.getByLabel('Text in bodies').fill('"two"')
    await page.keyboard.press('Enter')
    await letters(page).getByRole('row', { name: /"two"/ }).waitFor()
    await groups(page)
      .getByRole('row', { name: /TIMEOUT/ })
      .waitFor({ state: 'detached' })
    await page.getByLabel('Text in bodies').fill('nobody wrote this')
    await page.keyboard.press('Enter')
    await page.getByText('No dead letter is like that.').waitFor()
    await page.getByRole('button', { name: /Text: nobody/ }).click()
    await groups(page)
      .getByRole('row', { name: /TIMEOUT/ })
      .waitFor()
  })

  test('a redrive says how many it is about and what a patch does, and goes on without its page', async () => {
    const page = await open('?route=Talk&error=BAD')
    await page.getByRole('button', { name: 'Redrive all 2…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Redrive dead letters' })
    await dialog.getByText('All letters of Talk with BAD:').waitFor()
    await dialog.getByText('2 letters, in about 1.0 s.').waitFor()
    const patch = dialog.getByLabel(/Merge Patch/)
    await patch.fill('{ "code": ')
    await dialog.getByText('This is no JSON object yet').waitFor()
    expect(await dialog.getByRole('button', { name: 'Redrive 2 letters' }).isDisabled()).toBe(true)
    await patch.fill('{ "code": null, "mended": true }')
    const shown = await dialog.getByRole('region', { name: 'The first letter, changed' }).innerText()
    expect(JSON.parse(shown)).toEqual({ name: 'one', mended: true })
    await dialog.getByRole('button', { name: 'Redrive 2 letters' }).click()
    await dialog.waitFor({ state: 'detached' })
    const elsewhere = await open()
    const row = redrives(elsewhere).getByRole('row', { name: /Finished.*2 of 2/ })
    await row.waitFor()
    // Succeeded, failed again, passed over.
    await row.getByRole('cell', { name: '2', exact: true }).waitFor()
    expect(await row.getByRole('cell', { name: '0', exact: true }).count()).toBe(2)
    await groups(elsewhere)
      .getByRole('row', { name: /TIMEOUT/ })
      .waitFor()
    expect(await groups(elsewhere).getByRole('row', { name: /BAD/ }).count()).toBe(0)
  })

  test('letters come by themselves, and one goes with another body', async () => {
    const page = await open('?route=Talk&error=LATE')
    await page.getByText('Live', { exact: true }).waitFor()
    await talker.send({ code: 'LATE', name: 'three' })
    await letters(page)
      .getByRole('link', { name: /"three"/ })
      .click()
    const letter = page.getByRole('dialog', { name: 'Dead letter of Talk' })
    await letter.getByRole('button', { name: 'Edit and redrive…' }).click()
    await letter.getByLabel('Body').fill('{"code":"STILL","name":"three"}')
    await letter.getByRole('button', { name: 'Redrive with this body' }).click()
    await letter.waitFor({ state: 'detached' })
    const again = redrives(page).getByRole('row', { name: /1 of 1/ })
    await again.getByRole('link', { name: '1' }).waitFor()
    await groups(page)
      .getByRole('row', { name: /Talk STILL/ })
      .waitFor()
  })

  test('a slow redrive is seen in every window, and ended from any', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => talker.send({ code: 'SLOW', name: `slow ${n}` })))
    const page = await open('?route=Talk&error=SLOW')
    await page.getByRole('button', { name: 'Redrive all 30…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Redrive dead letters' })
    await dialog.getByLabel('Letters per second').fill('1')
    await dialog.getByText('30 letters, in about 30 s.').waitFor()
    await dialog.getByRole('button', { name: 'Redrive 30 letters' }).click()
    const other = await open()
    const running = redrives(other).getByRole('row', { name: /of 30/ })
    await running.getByRole('button', { name: 'Cancel' }).click()
    await redrives(page)
      .getByRole('row', { name: /Cancelled.*of 30/ })
      .waitFor()
  })

  test('selected letters are discarded for a reason, and only after it is confirmed', async () => {
    await talker.send({ code: 'RUBBISH', name: 'keep' })
    await talker.send({ code: 'RUBBISH', name: 'throw' })
    const page = await open('?route=Talk&error=RUBBISH')
    await letters(page)
      .getByRole('row', { name: /"throw"/ })
      .getByRole('checkbox')
      .check()
    await page.getByRole('button', { name: 'Discard 1…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Discard dead letters' })
    const discard = dialog.getByRole('button', { name: 'Discard', exact: true })
    await dialog.getByLabel('Why').fill('nobody needs it')
    expect(await discard.isDisabled()).toBe(true)
    await dialog.getByLabel('Yes, remove 1 letter for good').check()
    await discard.click()
    await letters(page)
      .getByRole('row', { name: /"throw"/ })
      .waitFor({ state: 'detached' })
    await letters(page)
      .getByRole('row', { name: /"keep"/ })
      .waitFor()
  })

  test('who may not read messages sees why letters failed and no bodies, and nothing to be done', async () => {
    await register(routo.url, 'vera@example.com', 'Vera')
    await routo.client.ask(SetMember, {
      input: { projectId: talker.projectId, email: 'vera@example.com', role: 'VIEWER' },
    })
    const vera = { email: 'vera@example.com', password: PASSWORD }
    const page = await routo.openAs(vera, '/projects/talker/dead-letters')
    await page.getByText('It was asked to fail with TIMEOUT.').first().waitFor()
    await page.getByText('Bodies are for operators and above.').waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('"first"')
    expect(await page.getByRole('button', { name: /Redrive|Discard/ }).count()).toBe(0)
    expect(await page.getByRole('checkbox').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Logs' }).count()).toBe(0)
    const logs = await routo.openAs(vera, '/projects/talker/logs')
    await logs.getByText('Logs are for operators and above.').waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () =>
    expect(routo.complaints).toEqual([]))
})
