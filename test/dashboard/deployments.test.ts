import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { createClient, SetMember } from '../../client/index.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { broken, type Greetings, makeGreetings, withoutNames } from './testkit/greetings.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'
import { PASSWORD, register } from './testkit/register.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('deployments', () => {
  let routo: OpenInstallation
  let greetings: Greetings
  let grace: { readonly token: string }
  const asGrace = { email: 'grace@example.com', password: PASSWORD }

  beforeAll(async () => {
    routo = await openInstallation()
    greetings = await makeGreetings(routo.client)
    grace = await register(routo.url, asGrace.email, 'Grace')
    const { projectId } = greetings
    await routo.client.ask(SetMember, { input: { projectId, email: asGrace.email, role: 'DEVELOPER' } })
  }, 120_000)
  afterAll(() => routo?.close())

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const dialogOf = (page: Page) => page.getByRole('dialog')
  const state = (page: Page, name: string) => page.getByRole('main').getByRole('status').getByText(name).waitFor()
  const deployThePlan = async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('button', { name: 'Deploy this plan…' }).click()
    await dialogOf(page).getByLabel('Reason').fill(reason)
    await dialogOf(page).getByRole('button', { name: 'Deploy exactly this' }).click()
  }

  test('where nothing was deployed yet, a revision is chosen, its plan looked at, and deployed, and can be watched', async () => {
    await greetings.push('the first')
    const page = await routo.open('/projects/greetings/deployments?env=dev')
    await page.getByText('npx routo deploy --env dev').waitFor()
    await page.getByRole('button', { name: 'Deploy…' }).click()
    await dialogOf(page)
      .getByRole('radio', { name: /1 · the first/, checked: true })
      .waitFor()
    await dialogOf(page).getByRole('button', { name: 'Show the plan' }).click()
    await heading(page, 'Plan for dev')
    await page.getByText('nothing: nothing is deployed').waitFor()
    await deployThePlan(page, 'to begin with')
    await heading(page, 'Deploy #1')
    await state(page, 'Succeeded')
    await page.getByLabel('About this deployment').getByText('to begin with').waitFor()
    await page.getByLabel('Events').getByText('It is deployed.').waitFor()
    await page
      .getByRole('region', { name: 'URLs' })
      .getByText(/^curl -X POST 'http:.*\/hello'/)
      .waitFor()
  })

  test('a deployment that failed leads to its cause, the fix to its plan, and the plan to success', async () => {
    await greetings.push('pad names', broken)
    await greetings.until(await greetings.deploy('dev'), 'FAILED')
    const page = await routo.open('/')
    await page.getByRole('row', { name: /dev/ }).getByRole('link', { name: '#2' }).click()
    await heading(page, 'Deploy #2')
    const failure = page.getByRole('region', { name: /The package "left-pad" is not installed/ })
    await failure.getByText('what ran before runs on').waitFor()
    expect(await failure.getByRole('link', { name: /processors.ts/ }).getAttribute('href')).toMatch(
      /playground\?.*file=processors.ts/,
    )
    expect(await page.getByRole('region', { name: 'Phases' }).getByRole('listitem').nth(2).textContent()).toContain(
      'ended here',
    )

    await greetings.push('do without padding')
    await failure.getByRole('button', { name: 'See what would be changed now, with the newest revision' }).click()
    await heading(page, 'Plan for dev')
    await page.getByLabel('About this plan').getByText('3 · do without padding').waitFor()
    await deployThePlan(page, 'mended')
    await state(page, 'Succeeded')
  })

  test('a plan says what is lost on top, what differs line by line, and that it is out of date when something was deployed since', async () => {
    await greetings.push('greet elsewhere', withoutNames)
    const page = await routo.open('/projects/greetings/deployments?env=dev')
    await page.getByRole('button', { name: 'Deploy…' }).click()
    await dialogOf(page)
      .getByRole('radio', { name: /4 · greet elsewhere/, checked: true })
      .waitFor()
    await dialogOf(page).getByRole('button', { name: 'Show the plan' }).click()
    const lost = page.getByRole('region', { name: 'Data may be lost' })
    await lost.getByText(/The queue Names of the route Greet leaves the stack/).waitFor()
    await page.getByRole('region', { name: 'More is permitted than before' }).getByText('HelloRole').waitFor()
    const changes = page.getByRole('region', { name: 'Changes' })
    expect(await changes.getByRole('listitem').first().textContent()).toContain('Data is lost or left behind')
    await changes.getByText(/After: .*greetings-dev-Elsewhere/).waitFor()
    expect(await page.locator('pre').count()).toBe(0)
    await page.getByRole('button', { name: 'Show the template' }).click()
    await page.locator('pre', { hasText: 'AWSTemplateFormatVersion' }).waitFor()

    await greetings.until(await greetings.deploy('dev'), 'SUCCEEDED')
    const stale = page.getByRole('region', { name: 'This plan is out of date' })
    await stale.waitFor()
    expect(await page.getByRole('button', { name: 'Deploy this plan…' }).count()).toBe(0)
    await stale.getByRole('button', { name: 'Plan revision 4 again' }).click()
    await stale.waitFor({ state: 'detached' })
    await page.getByText('Nothing changes.').waitFor()
  })

  test('what went wrong is rolled back to the deployment that is chosen', async () => {
    const page = await routo.open('/projects/greetings/deployments?env=dev')
    await page.getByRole('button', { name: 'Roll back…' }).click()
    await dialogOf(page)
      .getByRole('radio', { name: /#3 · revision 3, do without padding/ })
      .check()
    await dialogOf(page).getByLabel('Reason').fill('names are missed')
    await dialogOf(page).getByRole('button', { name: 'Roll back' }).click()
    await heading(page, /^Rollback #/)
    await state(page, 'Succeeded')
    await page.getByLabel('About this deployment').getByRole('link', { name: '#3' }).click()
    await heading(page, 'Deploy #3')
    expect(await page.getByRole('button', { name: 'Roll back to this…' }).count()).toBe(1)
  })

  test('to a protected environment a developer promotes, sees whom to ask, and watches how an admin lets it go on', async () => {
    const asking = await routo.openAs(asGrace, '/projects/greetings/deployments?env=dev')
    expect(await asking.getByRole('button', { name: 'Destroy…' }).count()).toBe(0)
    await asking.getByRole('button', { name: 'Promote to prod…' }).click()
    await dialogOf(asking)
      .getByText(/resources created/)
      .waitFor()
    await dialogOf(asking).getByRole('button', { name: 'Promote to prod', exact: true }).click()
    await heading(asking, 'Promotion #1')
    await state(asking, 'Needs approval')
    await asking.getByText(/Ask one of those who may approve it: .*owner/).waitFor()
    expect(await asking.getByRole('button', { name: 'Approve' }).count()).toBe(0)

    const approving = await routo.open('/projects/greetings/deployments?env=prod')
    await approving.getByRole('region', { name: 'Under way' }).getByRole('link', { name: '#1 Promotion' }).click()
    await approving.getByLabel('Comment').fill('go ahead')
    await approving.getByRole('button', { name: 'Approve' }).click()
    await state(approving, 'Succeeded')
    await state(asking, 'Succeeded')
    await asking
      .getByLabel('About this deployment')
      .getByText(/go ahead/)
      .waitFor()
    await asking
      .getByLabel('About this deployment')
      .getByRole('link', { name: /^dev #/ })
      .waitFor()
  })

  test('what waits is cancelled with a reason, and begun once more', async () => {
    await greetings.push('greet once more')
    const id = await greetings.deploy('prod', createClient({ url: routo.url, token: grace.token }))
    await greetings.until(id, 'NEEDS_APPROVAL')
    const page = await routo.openAs(asGrace, `/projects/greetings/deployments/${id}`)
    await page.getByRole('button', { name: 'Cancel…' }).click()
    await dialogOf(page).getByLabel('Reason').fill('not today')
    await dialogOf(page).getByRole('button', { name: 'Cancel it' }).click()
    await state(page, 'Cancelled')
    await page.getByLabel('Events').getByText('Grace has cancelled it').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await heading(page, 'Deploy #3')
    await state(page, 'Needs approval')
  })

  test('which deployments are shown stands in the address', async () => {
    const page = await routo.open('/projects/greetings/deployments?env=dev&state=FAILED')
    const rows = page.getByRole('table', { name: 'Deployments' }).getByRole('row')
    await rows.filter({ hasText: 'pad names' }).waitFor()
    expect(await rows.count()).toBe(2)
    await page.getByRole('button', { name: /^State/ }).click()
    await page.getByRole('menuitemradio', { name: 'Superseded' }).click()
    await page.getByText('There is no deployment of that state and kind.').waitFor()
    await eventually(() => expect(page.url()).toContain('state=SUPERSEDED'))
    await page.getByRole('link', { name: 'Show all' }).click()
    await rows.filter({ hasText: 'deployed now' }).waitFor()
    await eventually(() => expect(page.url()).not.toContain('state='))
  })

  test('an environment is destroyed only when its name was typed', async () => {
    const page = await routo.open('/projects/greetings/deployments?env=dev')
    await page.getByRole('button', { name: 'Destroy…' }).click()
    await dialogOf(page).getByLabel('Type dev to confirm').fill('prod')
    await dialogOf(page).getByRole('button', { name: 'Destroy' }).click()
    await dialogOf(page).getByRole('alert').getByText(/name/).waitFor()
    await dialogOf(page).getByLabel('Type dev to confirm').fill('dev')
    await dialogOf(page)
      .getByRole('radio', { name: /Delete them/ })
      .check()
    await dialogOf(page).getByRole('button', { name: 'Destroy' }).click()
    await heading(page, /^Removal #/)
    await state(page, 'Succeeded')
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(routo.complaints).toEqual([])
  })
})
