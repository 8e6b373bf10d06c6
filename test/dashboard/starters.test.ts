import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Client, CreateProject, TryRoute } from '../../client/index.ts'
import { type Starter, starters } from '../../dashboard/starters/starters.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

/** What a project begins with. */
const filesOf = ({ files, sample }: Starter) => [
  ...files.map((path) => ({ path: basename(path), text: readFileSync(path, 'utf8') })),
  ...(sample === undefined ? [] : [sample]),
]

inBrowser('templates and examples', () => {
  let installation: OpenInstallation
  let client: Client
  beforeAll(async () => {
    installation = await openInstallation()
    client = installation.client
  }, 120_000)
  afterAll(() => installation?.close())

  test('where there is nothing yet, a click makes a project of one, and opens it with a message to try', async () => {
    const page = await installation.open('/')
    await page.getByText('There are no projects yet.').waitFor()
    await page.getByRole('button', { name: /^Orders by customer/ }).click()
    await page.waitForURL('**/projects/customer-branch/playground?route=OrdersByCustomer*')
    const revision = await headOf('customer-branch')
    expect(revision?.message).toBe('Begun with orders by customer')
    expect(revision?.files.map(({ path }) => path).toSorted()).toEqual(['order.json', 'processors.ts', 'routes.ts'])
    expect(revision?.diagnostics.filter(({ severity }) => severity === 'ERROR')).toEqual([])
    expect(await page.getByLabel('Body').inputValue()).toContain('"customer": "X"')
  })

  test('an empty playground begins with one at a click, as a draft', async () => {
    await client.ask(CreateProject, { input: { slug: 'empty-one' } })
    const page = await installation.open('/projects/empty-one/playground')
    await page.getByRole('button', { name: /^Metrobus/ }).click()
    await page.locator('.cm-content').getByText("route('Pusher')").waitFor()
    await page.getByRole('button', { name: /^stops.ts/ }).waitFor()
    expect(await headOf('empty-one')).toBeNull()
  })

  test('the dialogue says what each is, suggests a name, and leaves one that was given', async () => {
    const page = await installation.open('/')
    await page.getByRole('button', { name: 'New project' }).click()
    const dialog = page.getByRole('dialog', { name: 'New project' })
    await dialog.getByLabel('Begin with').selectOption('Metrobus')
    await dialog.getByText('as stops of a bus line').waitFor()
    expect(await dialog.getByLabel('Name').inputValue()).toBe('metrobus')
    await dialog.getByLabel('Name').fill('my-line')
    await dialog.getByLabel('Begin with').selectOption('Webhook intake')
    expect(await dialog.getByLabel('Name').inputValue()).toBe('my-line')
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await page.waitForURL('**/projects/my-line/playground?route=PaymentIntake*')
    expect((await headOf('my-line'))?.files).toHaveLength(4)
  })

  test('a name that is taken is said where it was given, and nothing is begun', async () => {
    await client.ask(CreateProject, { input: { slug: 'greetings' } })
    const page = await installation.open('/')
    await page.getByRole('button', { name: 'New project' }).click()
    const dialog = page.getByRole('dialog', { name: 'New project' })
    await dialog.getByLabel('Begin with').selectOption('Hello')
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await dialog.getByRole('alert').getByText('greetings').waitFor()
    expect(await headOf('greetings')).toBeNull()
  })

  test.each(starters.map((starter) => [starter.title, starter] as const))(
    'the message that comes with %s goes through its first route',
    async (_title, starter) => {
      const { projectCreate } = await client.ask(CreateProject, { input: { slug: `try-${starter.slug}` } })
      const files = filesOf(starter)
      const sample = files.at(-1)
      const { routeTry } = await client.ask(TryRoute, {
        input: {
          projectId: projectCreate.project?.id ?? '',
          files,
          routeName: starter.route,
          body: sample?.text ?? '',
          objectKey: sample?.path ?? null,
        },
      })
      // One of them needs something of the outside: it says what.
      if (starter.slug === 'nightly-export') expect(routeTry.error?.message).toContain('ORDERS_API_URL')
      else expect(routeTry).toMatchObject({ outcome: 'SUCCEEDED', error: null })
    },
  )

  async function headOf(slug: string) {
    const query = `query Head($slug: String!) {
      project(slug: $slug) { headRevision { message files { path } diagnostics { severity } } }
    }`
    const { project } = await client.ask<Head, { slug: string }>(query, { slug })
    return project?.headRevision
  }
})

interface Head {
  readonly project: {
    readonly headRevision: {
      readonly message: string
      readonly files: readonly { readonly path: string }[]
      readonly diagnostics: readonly { readonly severity: string }[]
    } | null
  } | null
}
