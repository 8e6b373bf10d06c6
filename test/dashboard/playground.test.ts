import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { FindHead, SetMember } from '../../client/index.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { editorOf } from './testkit/editor.ts'
import { type Greetings, makeGreetings } from './testkit/greetings.ts'
import { executionsIn, sendMessage } from './testkit/messages.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'
import { PASSWORD, register } from './testkit/register.ts'
import { violationsOf } from './testkit/violations.ts'

const inBrowser = skipsBrowser ? describe.skip : describe

const person = (name: string) => ({ email: `${name}@example.com`, password: PASSWORD })
const [ana, ben, vic] = [person('ana'), person('ben'), person('vic')] as const

inBrowser('the playground', () => {
  let installation: OpenInstallation
  let count = 0
  beforeAll(async () => {
    installation = await openInstallation()
    await Promise.all([
      register(installation.url, ana.email, 'Ana'),
      register(installation.url, ben.email, 'Ben'),
      register(installation.url, vic.email, 'Vic'),
    ])
  }, 120_000)
  afterAll(() => installation?.close())

  /** A project of its own for each test, with one revision. */
  async function project(): Promise<Greetings> {
    const greetings = await makeGreetings(installation.client, `play-${++count}`)
    await greetings.push('the first')
    for (const { email } of [ana, ben]) {
      await installation.client.ask(SetMember, { input: { projectId: greetings.projectId, email, role: 'DEVELOPER' } })
    }
    return greetings
  }
  const address = ({ slug }: Greetings, search = '') => `/projects/${slug}/playground?env=dev${search}`
  const problems = (page: Page) => page.getByRole('region', { name: 'Problems' })
  /** The compiler has seen the text as it is now, and has nothing against it. */
  const isChecked = (page: Page) =>
    problems(page)
      .getByText(/^(No problems|\d+ notes?)$/)
      .waitFor()
  const isKept = (page: Page) => page.getByText('kept in this browser').waitFor()
  const head = async ({ slug }: Greetings) =>
    (await installation.client.ask(FindHead, { project: slug })).project?.headRevision

  async function openEditor(of: Greetings, file = 'routes.ts'): Promise<Page> {
    const page = await installation.open(address(of, `&file=${file}`))
    await editorOf(page).content.waitFor()
    await isChecked(page)
    return page
  }

  test('a route is written with what is offered: steps, endpoints of the project, functions with their import', async () => {
    const greetings = await project()
    await greetings.push('another function', {
      'lib/shout.ts': 'export const shout = (name: string): string => name.toUpperCase()\n',
    })
    const page = await openEditor(greetings)
    const editor = editorOf(page)
    await editor.toEndOf("'http:/hello'")
    await page.keyboard.type("\nroute('Loud').")
    await editor.option('from').click()
    await editor.option('queue:Greetings').click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('End')
    await page.keyboard.type('.proc')
    await editor.option('process').click()
    await editor.option('shout').click()
    await page.keyboard.press('End')
    await editor.type(',')
    expect(await editor.text()).toContain("  route('Loud').from('queue:Greetings').process(shout),\n")
    expect(await editor.text()).toContain("import { shout } from './lib/shout.ts'\n")
    await isChecked(page)
  })

  test('what is wrong stands at its place and in the list, which leads there, and is mended by its fix', async () => {
    const page = await openEditor(await project())
    const editor = editorOf(page)
    await editor.replace(`import { route } from 'routo'
import { greeet } from './processors.ts'

export default [route('Greet').from('queue:Names').process(greeet).to('queue:Greetings')]
`)
    const problem = problems(page)
      .getByRole('button', { name: /^Error.*greeet/ })
      .first()
    await problem.waitFor()
    await page.locator('.cm-lintRange-error').first().waitFor()
    await problem.click()
    expect(await page.evaluate('document.activeElement?.className')).toContain('cm-content')
    await eventually(() => expect(page.url()).toMatch(/file=routes\.ts%3A\d+%3A\d+/))
    await problems(page)
      .getByRole('button', { name: /greet\b/ })
      .last()
      .click()
    await isChecked(page)
    await eventually(async () => expect(await editor.text()).toContain('greet as greeet'))
    await editor.content.focus()
    await page.keyboard.press('Control+z')
    await problem.waitFor()
  })

  test('an endless loop in the routes is one more problem, and the editor goes on', async () => {
    const page = await openEditor(await project())
    const editor = editorOf(page)
    await editor.toEndOf('import { greet }')
    await editor.type('\nfor (;;) {}')
    // On a machine that is very busy the check is given up before the loop is.
    const isSaid = problems(page).getByText(/could not be checked/)
    await problems(page).getByRole('listitem').getByLabel('Error').or(isSaid).waitFor({ timeout: 40_000 })
    await editor.replace("import { route } from 'routo'\nexport default []\n")
    await isChecked(page)
  })

  test('a message is tried with the files as they are, step by step, and an error leads to its place', async () => {
    const page = await openEditor(await project(), 'processors.ts')
    const editor = editorOf(page)
    await page.getByRole('tab', { name: 'Try' }).click()
    await page.getByLabel('Body').fill('Ada')
    await page.keyboard.press('Control+Enter')
    const result = page.getByRole('region', { name: 'Result' })
    await result.getByText('Would succeed').waitFor()
    await result.getByText('Hello, Ada!').first().waitFor()
    await result.getByText('queue:Greetings').waitFor()
    await editor.replace("export function greet(name: string): string {\n  throw new Error('no ' + name)\n}\n")
    await isKept(page)
    await result.getByText('of before your last change').waitFor()
    await page.keyboard.press('Control+Enter')
    await result.getByText('no Ada').first().waitFor()
    await page.getByRole('button', { name: 'routes.ts', exact: true }).click()
    await result
      .getByRole('button', { name: /processors\.ts:2/ })
      .first()
      .click()
    await page.locator('.cm-activeLine', { hasText: 'throw new Error' }).waitFor()
  })

  test('a message that was received is tried by its address, and the latest are offered', async () => {
    const greetings = await project()
    const { projectId, environments } = greetings
    await greetings.until(await greetings.deploy('dev'), 'SUCCEEDED')
    await sendMessage(installation, { projectId, environmentId: environments.dev, route: 'Hello', body: 'Grace' })
    const [execution] = await executionsIn(installation, environments.dev, {})
    const page = await installation.open(address(greetings, `&show=try&message=${execution?.id}`))
    await page.getByRole('button', { name: 'Route: Hello' }).waitFor()
    await eventually(async () => expect(await page.getByLabel('Body').inputValue()).toBe('Grace'))
    await page.getByRole('button', { name: /^Message:/ }).click()
    await page.getByText('Latest in dev').waitFor()
    await page.getByRole('menuitem', { name: 'Sample message' }).click()
    await eventually(async () => expect(await page.getByLabel('Body').inputValue()).not.toBe('Grace'))
  })

  test('what is not saved survives the window, and signing out', async () => {
    const greetings = await project()
    const page = await installation.openAs(ben, address(greetings, '&file=processors.ts'))
    await isChecked(page)
    const editor = editorOf(page)
    await editor.toEndOf('export const greet')
    await editor.type('\n// not saved')
    await isKept(page)
    await page.close({ runBeforeUnload: false })
    const again = await page.context().newPage()
    await again.goto(installation.url + address(greetings, '&file=processors.ts'))
    await again.getByText('Draft of revision 1, 1 file changed').waitFor()
    await eventually(async () => expect(await editorOf(again).text()).toContain('// not saved'))
    await again.evaluate("fetch('/session', { method: 'DELETE', headers: { 'x-routo-page': 'test' } })")
    await again.goto(installation.url + address(greetings, '&file=processors.ts'))
    await again.getByRole('tab', { name: 'E-mail and password' }).click()
    await again.getByRole('textbox', { name: 'E-mail' }).fill(ben.email)
    await again.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await again.getByRole('button', { name: 'Sign in' }).click()
    await again.getByText('Draft of revision 1, 1 file changed').waitFor()
    await again.getByRole('button', { name: 'Discard' }).click()
    await again.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
    await again.getByText('Revision 1 by').waitFor()
    await eventually(async () => expect(await editorOf(again).text()).not.toContain('// not saved'))
  })

  test('two windows of one viewer have one draft, and neither takes it from the other', async () => {
    const greetings = await project()
    const page = await openEditor(greetings, 'processors.ts')
    const other = await page.context().newPage()
    await other.goto(installation.url + address(greetings, '&file=processors.ts'))
    await editorOf(other).content.waitFor()
    await editorOf(page).toEndOf('export const greet')
    await editorOf(page).type('\n// one')
    await editorOf(other).content.getByText('// one').waitFor()
    // Both within a pause of typing: the one that comes later asks.
    await other.evaluate("Storage.prototype.setItem = () => { throw new Error('full') }")
    await editorOf(other).toEndOf('// one')
    await editorOf(other).type(' and two')
    await other.getByText('no room left for your draft').waitFor()
    await editorOf(page).toEndOf('// one')
    await editorOf(page).type(' and three')
    await other.getByText('Which one is to stay?').waitFor()
    await other.getByRole('button', { name: 'Take that one' }).click()
    await editorOf(other).content.getByText('// one and three').waitFor()
  })

  test('a draft becomes a revision with its message and its diff, and is deployed', async () => {
    const greetings = await project()
    const page = await openEditor(greetings, 'processors.ts')
    await editorOf(page).toEndOf('export const greet')
    await editorOf(page).type('\n// politely')
    await isKept(page)
    await page.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.cm-line', { hasText: '// politely' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByLabel('Message').fill('be polite')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Revision 2 by').waitFor()
    expect(await head(greetings)).toMatchObject({ number: 2, message: 'be polite' })
    await page.getByRole('button', { name: 'Deploy' }).click()
    await page.waitForURL(/\/deployments\/dep_/)
  })

  test('to a protected environment a plan comes first', async () => {
    const greetings = await project()
    const page = await installation.open(`/projects/${greetings.slug}/playground?env=prod`)
    await isChecked(page)
    await page.getByRole('button', { name: 'Deploy' }).click()
    await page.waitForURL(/\/plans\/pln_/)
  })

  test('what cannot be deployed is not, and can be saved', async () => {
    const greetings = await project()
    const page = await openEditor(greetings)
    await editorOf(page).toEndOf('import { greet }')
    await editorOf(page).type('\nnonsense(')
    await problems(page).getByRole('button', { name: /Error/ }).waitFor()
    await eventually(async () => expect(await page.getByRole('button', { name: 'Deploy' }).isDisabled()).toBe(true))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').getByText('can be saved, and not be deployed').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Revision 2 by').waitFor()
  })

  test('what somebody else has saved is told, merged where it fits, and asked about where it does not', async () => {
    const greetings = await project()
    const page = await installation.openAs(ana, address(greetings, '&file=processors.ts'))
    await isChecked(page)
    await page.getByText('Live', { exact: true }).waitFor()
    await editorOf(page).replace("export const greet = (name: string): string => 'Dear ' + name\n// of Ana\n")
    await isKept(page)
    await greetings.push('theirs', {
      'processors.ts': "// above\nexport const greet = (name: string): string => 'Hi, ' + name\n",
      'README.md': '# Greetings\n',
    })
    await page.getByText(/Revision 2 was pushed by .*: 2 files, "theirs"/).waitFor()
    await page.getByRole('button', { name: 'Look and merge' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge with revision 2' })
    const take = dialog.getByRole('button', { name: 'Take the result' })
    expect(await take.isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Take both' }).click()
    await dialog
      .getByText('The result has no errors.')
      .or(dialog.getByText(/The result has an error/))
      .waitFor()
    await dialog.getByRole('button', { name: 'Take yours' }).click()
    await dialog.getByText('The result has no errors.').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await take.click()
    await page.getByText('Draft of revision 2, 1 file changed').waitFor()
    expect((await head(greetings))?.number).toBe(2)
    await eventually(async () => expect(await editorOf(page).text()).toContain('// of Ana'))
    await page.getByRole('button', { name: 'README.md', exact: true }).waitFor()
  })

  test('saving over what nobody has seen yet is impossible: it leads to the merge', async () => {
    const greetings = await project()
    const page = await openEditor(greetings, 'processors.ts')
    await editorOf(page).toEndOf('export const greet')
    await editorOf(page).type('\n// mine')
    await isKept(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await greetings.push('theirs', { 'README.md': '# Greetings\n' })
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    const merge = page.getByRole('dialog', { name: 'Merge with revision 2' })
    await merge.getByText('There are no conflicts.').waitFor()
    await merge.getByRole('button', { name: 'Take the result' }).click()
    await page.getByText('Draft of revision 2, 1 file changed').waitFor()
    expect((await head(greetings))?.message).toBe('theirs')
  })

  test('an older revision is read, compared with the newest, and begun from', async () => {
    const greetings = await project()
    await greetings.push('the second', { 'processors.ts': 'export const greet = (name: string): string => name\n' })
    const page = await installation.open(address(greetings, '&revision=1&file=processors.ts'))
    await page.getByText('not the newest: that is 2').waitFor()
    await editorOf(page).toEndOf('export const greet')
    await page.keyboard.type('nothing')
    expect(await editorOf(page).text()).not.toContain('nothing')
    await page.getByRole('button', { name: 'Compare with the newest' }).click()
    await page.getByRole('dialog').getByText('processors.ts').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Edit from here' }).click()
    await page.getByText('Draft of revision 2, 1 file changed').waitFor()
    await eventually(async () => expect(await editorOf(page).text()).toContain('Hello'))
  })

  test('who may not write reads, and is told why', async () => {
    const greetings = await project()
    await installation.client.ask(SetMember, {
      input: { projectId: greetings.projectId, email: vic.email, role: 'VIEWER' },
    })
    const page = await installation.openAs(vic, address(greetings, '&file=processors.ts'))
    await page.getByText('that is for developers and above').waitFor()
    await editorOf(page).content.getByText('Hello').waitFor()
    for (const name of ['Save', 'Deploy', 'Edit from here', 'Run'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
  })

  test('files are made, renamed, deleted and brought back', async () => {
    const page = await openEditor(await project())
    await page.getByRole('button', { name: 'Add files' }).click()
    await page.getByRole('menuitem', { name: 'New file' }).click()
    await page.getByRole('dialog').getByLabel('Path').fill('routes.ts')
    await page.getByRole('dialog').getByRole('button', { name: 'Create file' }).click()
    await page.getByRole('dialog').getByRole('alert').getByText('There is a routes.ts already.').waitFor()
    await page.getByRole('dialog').getByLabel('Path').fill('lib/notes.md')
    await page.getByRole('dialog').getByRole('button', { name: 'Create file' }).click()
    await page.waitForURL(/file=lib/)
    const files = page.getByRole('navigation', { name: 'Files' })
    await files.getByRole('button', { name: /^lib\/notes\.md new/ }).waitFor()
    await files.getByRole('button', { name: 'More of processors.ts' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await problems(page).getByRole('listitem').first().waitFor()
    await files.getByRole('button', { name: 'More of processors.ts' }).click()
    await page.getByRole('menuitem', { name: 'Restore' }).click()
    await isChecked(page)
    await page.getByLabel('Folder to upload').setInputFiles('examples/customer-branch')
    await files.getByRole('button', { name: /^routes\.ts changed/ }).waitFor()
    await files.getByRole('button', { name: /^README\.md new/ }).waitFor()
    await page.getByLabel('Files to upload').setInputFiles([
      { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from('id\n1\n') },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0xff]) },
    ])
    await page.getByText('1 taken, 1 left out').waitFor()
    await files.getByRole('button', { name: /^orders\.csv new/ }).waitFor()
  })

  test('with the keyboard alone one gets into the editor, out of it, and moves what is beside it', async () => {
    const page = await openEditor(await project())
    const editor = editorOf(page)
    await editor.content.focus()
    await page.keyboard.press('Tab')
    expect(await editor.text()).toMatch(/^ {2}import/)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate("document.activeElement?.closest('.cm-editor') === null")).toBe(true)
    const line = page.getByRole('separator', { name: 'Width of Files' })
    await line.focus()
    const before = Number(await line.getAttribute('aria-valuenow'))
    await page.keyboard.press('ArrowRight')
    expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(before)
  })

  test('what is selected in the text is selected in the graph, and a change there is one in the text', async () => {
    const page = await openEditor(await project())
    const editor = editorOf(page)
    const before = await editor.text()
    const graph = page.getByRole('region', { name: 'Graph of the routes' })
    const line = editor.content.locator('.cm-line', { hasText: 'http:/hello' })
    await line.getByText('process', { exact: true }).click()
    await graph.locator('[aria-pressed="true"][data-item="Hello step 0"]').waitFor()
    await graph.getByRole('button', { name: 'Remove' }).click()
    await isKept(page)
    expect(await editor.text()).toBe(before.replace("hello').process(greet)", "hello')"))
    await editor.content.focus()
    await page.keyboard.press('Control+z')
    await page.getByText('Revision 1 by').waitFor()
  })

  test('nothing was refused by the policy, and nothing was thrown, in all of this', () => {
    expect(installation.complaints.filter((complaint) => !complaint.includes('status of 504'))).toEqual([])
  })
})
