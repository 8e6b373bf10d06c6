import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { createClient, ProblemsError, SetMember, ShowAccount } from '../../client/index.ts'
import { scopes } from '../../dashboard/ui/tokens/scopes.ts'
import { permissionNames } from '../../services/shared/permissions.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { confirm } from './testkit/confirm.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'
import { register } from './testkit/register.ts'
import { signIn } from './testkit/sign-in.ts'

test('every permission can be chosen for a token, by what it is for', () =>
  expect(scopes.map(([scope]) => scope).sort()).toEqual([...permissionNames].sort()))

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('settings of a project, and an account', () => {
  let dashboard: OpenDashboard
  let ada: { readonly token: string }
  beforeAll(async () => {
    dashboard = await openDashboard()
    ada = await register(dashboard.url, 'ada@example.com', 'Ada')
  }, 120_000)
  afterAll(() => dashboard?.close())

  const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name })
  const membersOf = (page: Page) => page.getByRole('region', { name: 'Members' })

  test('a member is added for one environment, changed, and removed', async () => {
    const page = await dashboard.open('/projects/acme-orders/settings')
    await page.getByRole('button', { name: 'Add member' }).click()
    const adding = dialogOf(page, 'Add a member')
    await adding.getByLabel('E-mail').fill('ada@example.com')
    await adding.getByLabel('Role').selectOption('OPERATOR')
    await adding.getByLabel('Only some of them').check()
    await adding.getByLabel('dev').check()
    await adding.getByRole('button', { name: 'Add member' }).click()
    const row = membersOf(page).getByRole('row', { name: /Ada/ })
    await row.getByRole('cell', { name: 'Operator' }).waitFor()
    await row.getByRole('cell', { name: 'dev', exact: true }).waitFor()

    await row.getByRole('button', { name: 'Change' }).click()
    const changing = dialogOf(page, 'Change Ada')
    await changing.getByLabel('Role').selectOption('DEVELOPER')
    await changing.getByLabel('Only some of them').uncheck()
    await changing.getByRole('button', { name: 'Save' }).click()
    await row.getByRole('cell', { name: 'Developer' }).waitFor()
    await row.getByRole('cell', { name: 'all', exact: true }).waitFor()

    await row.getByRole('button', { name: 'Remove' }).click()
    await confirm(dialogOf(page, 'Remove Ada?'), 'Remove')
    await row.waitFor({ state: 'detached' })
  })

  test('who has no account cannot be added, and the last owner stays: both are said in words', async () => {
    const page = await dashboard.open('/projects/acme-orders/settings')
    await page.getByRole('button', { name: 'Add member' }).click()
    const adding = dialogOf(page, 'Add a member')
    await adding.getByLabel('E-mail').fill('nobody@example.com')
    await adding.getByRole('button', { name: 'Add member' }).click()
    await adding
      .getByRole('alert')
      .getByText(/no account/i)
      .waitFor()
    await page.keyboard.press('Escape')
    await membersOf(page).getByRole('button', { name: 'Remove' }).first().click()
    const removing = page.getByRole('dialog')
    await removing.getByRole('button', { name: 'Remove' }).click()
    await removing.getByRole('alert').getByText(/owner/).waitFor()
  })

  test('a project is renamed everywhere at once', async () => {
    const page = await dashboard.open('/projects/bus-line/settings')
    await page.getByLabel('Name').fill('Bus lines')
    await page.getByLabel('What it is for').fill('Who waits where.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Bus lines' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bus lines' }).waitFor()
    await page.getByText('Who waits where.').waitFor()
  })

  test('a project is deleted by who types its name, and not while something of it is deployed', async () => {
    const page = await dashboard.open('/projects/acme-orders/settings')
    await page.getByRole('button', { name: 'Delete project…' }).click()
    const dialog = dialogOf(page, 'Delete acme-orders?')
    await dialog.getByLabel('Type acme-orders').fill('acme')
    await dialog.getByRole('button', { name: 'Delete project' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/slug|name/)
      .waitFor()
    await dialog.getByLabel('Type acme-orders').fill('acme-orders')
    await dialog.getByRole('button', { name: 'Delete project' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/deployed/)
      .waitFor()

    await page.goto(`${dashboard.url}/projects/bus-line/settings`)
    await page.getByRole('button', { name: 'Delete project…' }).click()
    await page.getByRole('dialog').getByLabel('Type bus-line').fill('bus-line')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByRole('link', { name: /bus-line|Bus lines/ }).waitFor({ state: 'detached' })
  })

  test('a token is shown once, may what was chosen, and is refused when it is revoked', async () => {
    const page = await dashboard.open('/account')
    await page.getByRole('button', { name: 'New token' }).click()
    const dialog = dialogOf(page, 'New token')
    await dialog.getByLabel('Name').fill('watcher')
    await dialog.getByLabel('It may').selectOption({ label: 'What I choose…' })
    await dialog.getByLabel('See projects, numbers and deployments').check()
    await dialog.getByLabel('Project', { exact: true }).selectOption({ label: 'acme-orders' })
    await dialog.getByLabel('dev').check()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    const secret = await dialog.getByText(/^rto_/).innerText()
    await dialog.getByRole('button', { name: 'I have it' }).click()
    const row = page.getByRole('row', { name: /watcher/ })
    await row.getByText('acme-orders / dev').waitFor()
    expect(await page.content()).not.toContain(secret)

    const watcher = createClient({ url: dashboard.url, token: secret })
    expect((await watcher.ask(ShowAccount, {})).viewer?.kind).toBe('TOKEN')
    const input = { projectId: dashboard.seeded.projects.orders, email: 'ada@example.com', role: 'OWNER' as const }
    await expect(watcher.ask(SetMember, { input })).rejects.not.toBeInstanceOf(ProblemsError)

    await row.getByRole('button', { name: 'Revoke' }).click()
    await confirm(dialogOf(page, 'Revoke watcher?'), 'Revoke')
    await row.waitFor({ state: 'detached' })
    await expect(watcher.ask(ShowAccount, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await page.getByRole('button', { name: /Show 1 that has ended/ }).click()
    await row.getByText('revoked').waitFor()
  })

  test('who may not change settings sees them, and no button that would be refused', async () => {
    const owner = createClient({ url: dashboard.url, token: dashboard.ownerToken })
    const input = { projectId: dashboard.seeded.projects.orders, email: 'ada@example.com', role: 'VIEWER' as const }
    await owner.ask(SetMember, { input })
    const page = await signIn(dashboard, 'ada@example.com', '/projects/acme-orders/settings')
    await membersOf(page)
      .getByRole('row', { name: /Ada · you/ })
      .waitFor()
    for (const name of ['Add member', 'Change', 'Remove', 'Save', 'New token', 'Delete project…'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    const viewer = createClient({ url: dashboard.url, token: ada.token })
    await expect(viewer.ask(SetMember, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
