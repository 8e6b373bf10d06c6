import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { createClient, SetMember } from '../../client/index.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { confirm } from './testkit/confirm.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'
import { register } from './testkit/register.ts'
import { signIn } from './testkit/sign-in.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('environments', () => {
  let dashboard: OpenDashboard
  beforeAll(async () => {
    dashboard = await openDashboard()
  }, 120_000)
  afterAll(() => dashboard?.close())

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const row = (page: Page, panel: string, name: RegExp) =>
    page.getByRole('region', { name: panel, exact: true }).getByRole('row', { name })

  /** Shows environments as they were a moment ago, when a deployment was at work. */
  const showLocked = (page: Page) =>
    page.route('**/graphql', async (route) => {
      const answer = await route.fetch()
      const json = await answer.json()
      if (json.data?.node?.lock === null)
        json.data.node.lock = { since: new Date(), heldBy: { id: 'dep_1', number: 7 } }
      await route.fulfill({ response: answer, json })
    })

  test('a project without an environment gets one where it is missed', async () => {
    const page = await dashboard.open('/projects/bus-line')
    await page.getByRole('button', { name: 'New environment' }).click()
    const dialog = page.getByRole('dialog', { name: 'New environment' })
    await dialog.getByLabel('Name').fill('Not A Name')
    await dialog.getByRole('button', { name: 'Create environment' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/lower-case letters/)
      .waitFor()
    await dialog.getByLabel('Name').fill('dev')
    await dialog.getByRole('button', { name: 'Create environment' }).click()
    await heading(page, 'Environment dev')
    await eventually(() => expect(new URL(page.url()).pathname).toBe('/projects/bus-line/environments/dev'))
  })

  test('what routes miss in a new environment is counted, asked for on top, and gone when it is set', async () => {
    const page = await dashboard.open('/projects/acme-orders/environments')
    await page.getByRole('button', { name: 'New environment' }).click()
    const dialog = page.getByRole('dialog', { name: 'New environment' })
    await dialog.getByLabel('Name').fill('staging')
    await dialog.getByLabel('Promoted from').selectOption('dev')
    await dialog.getByRole('button', { name: 'Create environment' }).click()
    await heading(page, 'Environment staging')
    await page.getByRole('link', { name: 'Environments', exact: true }).click()
    await page.getByRole('row', { name: /staging.*1 missing/ }).waitFor()
    await page.getByRole('link', { name: 'staging' }).click()
    const missing = page.getByRole('region', { name: 'Not set yet' })
    await missing.getByLabel('ORDERS_API_URL', { exact: true }).fill('https://orders.example')
    await missing.getByRole('button', { name: 'Set' }).click()
    await row(page, 'Variables', /ORDERS_API_URL.*https:\/\/orders\.example/).waitFor()
    await missing.waitFor({ state: 'detached' })
  })

  test('a variable is added, changed and removed, and the page says that it takes a deployment', async () => {
    const page = await dashboard.open('/projects/acme-orders/environments/dev')
    await page.getByRole('button', { name: 'Add variable' }).click()
    const adding = page.getByRole('dialog', { name: 'Add a variable' })
    await adding.getByLabel('Name').fill('REGION')
    await adding.getByLabel('Value').fill('eu')
    await adding.getByRole('button', { name: 'Add variable' }).click()
    const notice = page.getByRole('region', { name: 'Changed since deployment #1' })
    expect(await notice.getByRole('link').getAttribute('href')).toContain('/projects/acme-orders/deployments?env=dev')
    await row(page, 'Variables', /REGION eu/)
      .getByRole('button', { name: 'Change' })
      .click()
    const changing = page.getByRole('dialog', { name: 'Change REGION' })
    expect(await changing.getByLabel('Value').inputValue()).toBe('eu')
    await changing.getByLabel('Value').fill('us')
    await changing.getByRole('button', { name: 'Save' }).click()
    await row(page, 'Variables', /REGION us/)
      .getByRole('button', { name: 'Remove' })
      .click()
    await confirm(page.getByRole('dialog'), 'Remove')
    await row(page, 'Variables', /REGION/).waitFor({ state: 'detached' })
  })

  test('an environment is taken from a deployment that hangs; that it has ended meanwhile is said', async () => {
    const page = await dashboard.open('/account')
    await showLocked(page)
    await page.goto(`${dashboard.url}/projects/acme-orders/environments/dev`)
    const notice = page.getByRole('region', { name: 'Deployment #7 is at work here' })
    await notice.getByRole('button', { name: 'Take over…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Take the environment over' })
    await dialog.getByRole('button', { name: 'Take over' }).click()
    await dialog.getByRole('alert').getByText('Nobody holds the environment.').waitFor()
  })

  test('many are set by pasting lines, and no secret is ever shown again', async () => {
    const page = await dashboard.open('/projects/acme-orders/environments/dev')
    const paste = async (lines: string, areSecrets: boolean) => {
      await page.getByRole('button', { name: 'Paste .env' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Lines').fill(lines)
      await dialog.getByLabel('They are secrets').setChecked(areSecrets)
      await dialog.getByRole('button', { name: 'Set all' }).click()
      return dialog
    }
    const refused = await paste('A=1\nthis is no line', false)
    await refused.getByRole('alert').getByText('Line 2 is not understood.').waitFor()
    await page.keyboard.press('Escape')
    await paste('# for tests\nPASTED_A=1\nexport PASTED_B="two words"', false)
    await row(page, 'Variables', /PASTED_B two words/).waitFor()
    await paste('PASTED_KEY=never-to-be-seen', true)
    await row(page, 'Secrets', /PASTED_KEY.*by owner-token/).waitFor()
    await page.reload()
    await row(page, 'Secrets', /PASTED_KEY/).waitFor()
    expect(await page.content()).not.toContain('never-to-be-seen')
  })

  test('two environments are compared by names, values and digests, at an address', async () => {
    const page = await dashboard.open('/projects/acme-orders/environments/prod')
    await page.getByRole('button', { name: 'Add secret' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('PASTED_KEY')
    await page.getByRole('dialog').getByLabel('Value').fill('another-one')
    await page.getByRole('dialog').getByRole('button', { name: 'Add secret' }).click()
    await row(page, 'Secrets', /PASTED_KEY/).waitFor()
    await page.getByRole('button', { name: /Compare with/ }).click()
    await page.getByRole('menuitemradio', { name: 'dev' }).click()
    await eventually(() => expect(page.url()).toContain('with=dev'))
    await row(page, 'Compare', /PASTED_A not set 1/).waitFor()
    const digests = await row(page, 'Compare', /PASTED_KEY secret/)
      .locator('code')
      .allInnerTexts()
    expect(new Set(digests).size).toBe(3)
    expect(await row(page, 'Compare', /ORDERS_API_URL/).count()).toBe(0)
  })

  test('an environment on AWS has its roles, and is told what is wrong with them', async () => {
    const page = await dashboard.open('/projects/customer-branch/environments')
    await page.getByRole('button', { name: 'New environment' }).click()
    const dialog = page.getByRole('dialog', { name: 'New environment' })
    await dialog.getByLabel('Name').fill('cloud')
    await dialog.getByLabel('Runs in').selectOption('AWS')
    await dialog.getByLabel('Region').fill('eu-central-1')
    await dialog.getByRole('button', { name: 'Create environment' }).click()
    await heading(page, 'Environment cloud')
    const access = page.getByRole('region', { name: 'Access to AWS' })
    await access.getByLabel('Role that deploys').fill('admin')
    await access.getByRole('button', { name: 'Save roles' }).click()
    await access.getByRole('alert').getByText('This is not the ARN of an IAM role.').waitFor()
    await access.getByLabel('Role that deploys').fill('arn:aws:iam::123456789012:role/routo-deployer')
    await access.getByRole('button', { name: 'Save roles' }).click()
    await page.getByText('The roles of cloud are set.').waitFor()
    await page.reload()
    const boundary = access.getByRole('group').filter({ hasText: 'Policy: boundary' })
    await boundary.getByText('Policy: boundary').click()
    await boundary.getByText('arn:aws:sqs:eu-central-1:123456789012').waitFor()
  })

  test('in a protected environment a developer reads variables, and is offered nothing that would be refused', async () => {
    await register(dashboard.url, 'dora@example.com', 'Dora')
    const owner = createClient({ url: dashboard.url, token: dashboard.ownerToken })
    const { orders } = dashboard.seeded.projects
    await owner.ask(SetMember, { input: { projectId: orders, email: 'dora@example.com', role: 'DEVELOPER' } })
    const page = await signIn(dashboard, 'dora@example.com', '/projects/acme-orders/environments/prod')
    await row(page, 'Variables', /ORDERS_API_URL/).waitFor()
    for (const name of ['Add variable', 'Paste .env', 'Change', 'Remove', 'Add secret', 'Replace'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    await showLocked(page)
    await page.goto(`${dashboard.url}/projects/acme-orders/environments/dev`)
    await page.getByRole('button', { name: 'Add variable' }).waitFor()
    await page.getByRole('region', { name: 'Deployment #7 is at work here' }).waitFor()
    expect(await page.getByRole('button', { name: 'Take over…' }).count()).toBe(0)
    await page.goto(`${dashboard.url}/projects/acme-orders/environments`)
    await page.getByRole('row', { name: /prod/ }).waitFor()
    expect(await page.getByRole('button', { name: 'New environment' }).count()).toBe(0)
  })
})
