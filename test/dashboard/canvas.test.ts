import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { CreateProject, PushFiles } from '../../client/index.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'
import { violationsOf } from './testkit/violations.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

const ROUTES = `import { route } from 'routo'
import { csvToJson, isLarge, storeOrders } from './processors.ts'

export default [
  // Reads what the partner drops.
  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'),
  route('StoreOrders')
    .from('queue:OrdersJSONQueue')
    // the API
    .process(storeOrders) // once each
    .branch([
      [isLarge, 'queue:Large'], // from 1,000 on
    ])
    .otherwise('queue:Rest'),
]
`
const PROCESSORS = `export const csvToJson = (csv: string): string[] => csv.split('\\n')
export const isLarge = (order: string): boolean => order.length > 9
export const storeOrders = (order: string): string => order
`

/** Made by code, so that none of them can be changed by itself. */
const MADE = `import { route } from 'routo'

export default ['A', 'B'].map((name) => route(name).from(\`queue:\${name}\`).to('queue:All'))
`

inBrowser('the graph beside the text', () => {
  let installation: OpenInstallation
  beforeAll(async () => {
    installation = await openInstallation()
    await project('orders', ROUTES)
  }, 120_000)
  afterAll(() => installation?.close())

  async function project(slug: string, routes: string): Promise<void> {
    const { projectCreate } = await installation.client.ask(CreateProject, { input: { slug } })
    const files = [
      { path: 'routes.ts', text: routes },
      { path: 'processors.ts', text: PROCESSORS },
    ]
    await installation.client.ask(PushFiles, { input: { projectId: projectCreate.project?.id ?? '', files } })
  }

  /** The playground of a project, in a window that has no draft yet. */
  async function open(slug = 'orders', more = ''): Promise<Page> {
    const page = await installation.open(`/projects/${slug}/playground?show=graph${more}`, {
      width: 1600,
      height: 1000,
    })
    await page.locator('[data-item]').first().waitFor({ timeout: 60_000 })
    return page
  }
  const item = (page: Page, key: string): Locator => page.locator(`[data-item="${key}"]`).first()
  const select = (page: Page, key: string): Promise<void> => item(page, key).dispatchEvent('click')
  const isSelected = (page: Page, key: string): Promise<void> =>
    page.locator(`[data-item="${key}"][aria-pressed="true"]`).first().waitFor()
  const textIn = async (page: Page): Promise<string> =>
    (await page.locator('.cm-line').allTextContents())
      .map((line) => `${line}\n`)
      .join('')
      .replace(/\n$/, '')

  test('a step that is added stands at its place in the text, and everything else stays byte for byte', async () => {
    const page = await open()
    await select(page, 'StoreOrders step 0')
    await page.getByRole('button', { name: 'Step before' }).click()
    await page.getByLabel('What it does').selectOption('Filter')
    await page.getByLabel('Function', { exact: true }).selectOption('isLarge')
    await page.getByRole('button', { name: 'Add step', exact: true }).click()
    await page.locator('.cm-line').getByText('.filter(isLarge)').waitFor()
    const added = (await textIn(page)).split('\n').filter((line) => !ROUTES.split('\n').includes(line))
    expect(added.map((line) => line.trim())).toEqual(['.filter(isLarge)'])
    expect((await textIn(page)).replace(/^ *\.filter\(isLarge\)\n/m, '')).toBe(ROUTES)
    await isSelected(page, 'StoreOrders step 0')
    expect(await item(page, 'StoreOrders step 1').textContent()).toContain('storeOrders')
  })

  test('a new function is written where functions are, and is there to be filled in', async () => {
    const page = await open()
    await select(page, 'CSVToJSON')
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await page.getByLabel('Function', { exact: true }).selectOption('New function…')
    await page.getByLabel('Name of the new function').fill('cleanUp')
    await page.getByRole('button', { name: 'Add step', exact: true }).click()
    await page.locator('.cm-line').getByText('.process(cleanUp)').waitFor()
    await page.getByTitle('processors.ts', { exact: true }).click()
    await page.locator('.cm-line').getByText('export function cleanUp(body: string): string {').waitFor()
    expect((await textIn(page)).startsWith(PROCESSORS)).toBe(true)
    await page.getByText('has no export').waitFor({ state: 'detached' })
  })

  test('rules, endpoints and routes are changed, added and taken away, each alone', async () => {
    const page = await open()
    await select(page, 'StoreOrders step 1')
    await page.getByRole('button', { name: 'Rule', exact: true }).click()
    await page.getByLabel('When', { exact: true }).selectOption('storeOrders')
    await page.getByLabel('Name of the queue').fill('Vip')
    await page.getByRole('button', { name: 'Add rule' }).click()
    await page.locator('.cm-line').getByText("[storeOrders, 'queue:Vip']").waitFor()
    await select(page, 'StoreOrders rule 0')
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.locator('.cm-line').getByText("[isLarge, 'queue:Large']").waitFor({ state: 'detached' })
    // Who reads the queue is selected first, and at the next click who writes it.
    await select(page, 'StoreOrders from 0')
    await isSelected(page, 'StoreOrders from 0')
    await select(page, 'StoreOrders from 0')
    await isSelected(page, 'CSVToJSON to 0')
    await page.getByLabel('Sends to').selectOption('Bucket of files')
    await page.getByLabel('Name of the bucket').fill('Archive')
    await page.getByLabel('key').fill('{id}.json')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.locator('.cm-line').getByText("'file:Archive', { key: '{id}.json' }").waitFor()
    await page.getByRole('button', { name: 'Route', exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('Forward')
    await page.getByLabel('Name of the queue').first().fill('Vip')
    await page.getByLabel('Name of the queue').last().fill('Best')
    await page.getByRole('button', { name: 'Add route' }).click()
    await page.locator('.cm-line').getByText("route('Forward').from('queue:Vip').to('queue:Best')").waitFor()
    await isSelected(page, 'Forward')
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.locator('.cm-line').getByText("route('Forward')").waitFor({ state: 'detached' })
    const text = await textIn(page)
    for (const kept of ['// Reads what the partner drops.', '// the API', '.process(storeOrders) // once each'])
      expect(text).toContain(kept)
  })

  test('what is selected in one is selected in the other', async () => {
    const page = await open()
    await select(page, 'StoreOrders step 0')
    await expectLine(page, '.process(storeOrders) // once each')
    await select(page, 'StoreOrders rule otherwise')
    await expectLine(page, ".otherwise('queue:Rest')")
    await page.locator('.cm-line').getByText('// Reads').click()
    await page.keyboard.press('ArrowDown')
    await isSelected(page, 'CSVToJSON')
    await page.locator('.cm-line').getByText("[isLarge, 'queue:Large']").click()
    await isSelected(page, 'StoreOrders rule 0')
    await page.getByRole('heading', { level: 2, name: 'If isLarge, to queue:Large' }).waitFor()
  })

  async function expectLine(page: Page, text: string): Promise<void> {
    await page.locator('.cm-activeLine').getByText(text).waitFor()
  }

  test('everything goes by keyboard alone', async () => {
    const page = await open()
    await item(page, 'CSVToJSON').focus()
    await page.keyboard.press('ArrowDown')
    await isSelected(page, 'CSVToJSON step 0')
    await page.keyboard.press('ArrowRight')
    await isSelected(page, 'CSVToJSON to 0')
    await page.keyboard.press('ArrowRight')
    await page.locator('[data-item^="StoreOrders"][aria-pressed="true"]').waitFor()
    await item(page, 'StoreOrders step 0').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const focused = () => page.evaluate('document.activeElement.textContent') as Promise<string>
    for (let tries = 0; tries < 8 && (await focused()) !== 'Step after'; tries++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByLabel('What it does').focus()
    await page.keyboard.press('t')
    await page.getByLabel('Name of the queue').focus()
    await page.keyboard.type('Copies')
    await page.keyboard.press('Enter')
    await page.locator('.cm-line').getByText(".tap('queue:Copies')").waitFor()
    await page.keyboard.press('Escape')
    await item(page, 'StoreOrders step 1').focus()
    await page.keyboard.press('Delete')
    await page.locator('.cm-line').getByText(".tap('queue:Copies')").waitFor({ state: 'detached' })
    expect(await textIn(page)).toBe(ROUTES)
  })

  test('a route that is made by code says so, and what cannot be changed stays', async () => {
    await project('made', MADE)
    const page = await open('made')
    await select(page, 'A')
    await page.getByText('This route is made by code').waitFor()
    expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Route', exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('C')
    await page.getByLabel('Name of the queue').first().fill('C')
    await page.getByLabel('Name of the queue').last().fill('All')
    await page.getByRole('button', { name: 'Add route' }).click()
    await page.getByRole('alert').getByText('makes its list of routes by code').waitFor()
    await item(page, 'C').waitFor({ state: 'detached' })
    expect(await textIn(page)).toBe(MADE)
  })

  test('an older revision is only read', async () => {
    const page = await open('orders', '&revision=1')
    await select(page, 'StoreOrders step 0')
    await page.getByRole('heading', { level: 2, name: 'process: storeOrders' }).waitFor()
    for (const name of ['Apply', 'Remove', 'Step before'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Route', exact: true }).count()).toBe(0)
    expect(await page.getByLabel('Function', { exact: true }).isDisabled()).toBe(true)
  })

  test('an error stands at the step that it is about, in words', async () => {
    const page = await open()
    await page.locator('.cm-line').getByText("'queue:Rest'").click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('-not')
    await page.getByRole('button', { name: /branch.*"Rest-not" cannot name a queue/ }).waitFor()
  })

  test('axe has nothing against the graph and its panel, in both themes', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const page = await installation.open('/projects/orders/playground?show=graph', { theme })
      await item(page, 'StoreOrders step 1').dispatchEvent('click')
      await page.getByRole('heading', { level: 2, name: /branch/ }).waitFor()
      expect(await violationsOf(page)).toEqual([])
    }
  })

  test('two hundred routes can be looked at and selected without delay, or one of them alone', async () => {
    const many = Array.from(
      { length: 200 },
      (_, n) => `route('R${n}').from('queue:Q${n}').process(storeOrders).to('queue:Q${n + 1}')`,
    )
    await project(
      'many',
      `import { route } from 'routo'\nimport { storeOrders } from './processors.ts'\nexport default [${many.join(',\n')}]\n`,
    )
    const page = await open('many')
    await item(page, 'R0').focus()
    const waits = (await page.evaluate(`(async () => {
      const waits = []
      for (let n = 1; n < 12; n++) {
        const begun = performance.now()
        document.querySelector('[data-item="R' + n + ' step 0"]').click()
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        waits.push(performance.now() - begun)
      }
      return waits
    })()`)) as number[]
    // Some of them wait for other tests.
    expect(Math.min(...waits)).toBeLessThan(500)
    await page.getByRole('button', { name: /All 200 routes/ }).click()
    await page.getByRole('menuitemradio', { name: 'R150', exact: true }).click()
    await item(page, 'R0').waitFor({ state: 'detached' })
    expect(await page.locator('section[aria-label^="Route R"]').count()).toBe(1)
    await eventually(() => expect(page.url()).toContain('graph=R150'))
  }, 120_000)

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(installation.complaints).toEqual([])
  })
})
