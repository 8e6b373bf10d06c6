import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { CreateProject, PushFiles, SavedFiles, SetMember } from '../../../client/index.ts'
import { skipsBrowser } from '../testkit/browser.ts'
import { type OpenInstallation, openInstallation } from '../testkit/open-installation.ts'
import { PASSWORD, register } from '../testkit/register.ts'

/** People take longer. */
const STORY_MS = 180_000

const inBrowser = skipsBrowser ? describe.skip : describe

const FILES = [
  {
    path: 'routes.ts',
    text: "import { route } from 'routo'\nimport { greet } from './processors.ts'\n\nexport default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]\n",
  },
  {
    path: 'processors.ts',
    text: 'const hello = "Hello"\n\nconst mark = "!"\n\nexport const greet = (name: string) => [hello, name, mark].join(" ")\n',
  },
]

inBrowser('two people edit one project', () => {
  let installation: OpenInstallation
  const grace = { email: 'grace@example.com', password: PASSWORD }
  beforeAll(async () => {
    installation = await openInstallation()
    const { client, url } = installation
    const { projectCreate } = await client.ask(CreateProject, { input: { slug: 'shared' } })
    const projectId = projectCreate.project?.id ?? ''
    await client.ask(PushFiles, { input: { projectId, files: FILES, message: 'the beginning' } })
    await register(url, grace.email, 'Grace')
    await client.ask(SetMember, { input: { projectId, email: grace.email, role: 'DEVELOPER' } })
  }, 120_000)
  afterAll(() => installation?.close())

  const PATH = '/projects/shared/playground?file=processors.ts'
  /** Writes another line in the place of one. */
  async function rewrite(page: Page, line: string, text: string): Promise<void> {
    const editor = page.getByRole('textbox', { name: 'processors.ts' })
    await editor.locator('.cm-line', { hasText: line }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Delete')
    await page.keyboard.type(text)
  }
  async function save(page: Page, message: string): Promise<void> {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Save' })
    await dialog.getByLabel('Message').fill(message)
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  }
  async function savedText(number: number): Promise<string | undefined> {
    const { project } = await installation.client.ask(SavedFiles, { project: 'shared', number })
    return project?.revision?.files.find(({ path }) => path === 'processors.ts')?.text
  }

  test(
    'who saves second is told by whom and what, merges, and both changes are kept; what both wrote is decided',
    async () => {
      const ada = await installation.open(PATH)
      const other = await installation.openAs(grace, PATH)
      await rewrite(ada, 'mark =', 'const mark = "."')
      await rewrite(other, 'hello =', 'const hello = "Good morning"')
      await save(other, 'greet in the morning')
      await other.getByText('Saved as revision 2.').waitFor()

      await ada.getByText(/Revision 2 was saved by Grace/).waitFor()
      await ada.getByRole('button', { name: 'Look and merge' }).click()
      const merge = ada.getByRole('dialog', { name: 'Merge with revision 2' })
      await merge.getByText('There are no conflicts.').waitFor()
      await merge.getByText('The result has no errors.').waitFor()
      await merge.getByRole('button', { name: 'Take the result' }).click()
      await save(ada, 'be calm')
      await ada.getByText('Saved as revision 3.').waitFor()
      const both = await savedText(3)
      expect(both).toContain('const hello = "Good morning"')
      expect(both).toContain('const mark = "."')

      await other.getByText('Revision 3 by').waitFor()
      await rewrite(other, 'mark =', 'const mark = "?"')
      await rewrite(ada, 'mark =', 'const mark = "…"')
      await save(ada, 'be dreamy')
      await ada.getByText('Saved as revision 4.').waitFor()
      await save(other, 'be curious')
      const conflict = other.getByRole('region', { name: 'Conflict 1 in processors.ts' })
      await conflict.getByRole('button', { name: 'Take theirs' }).click()
      await conflict.getByRole('button', { name: 'Take yours' }).click()
      await other.getByRole('dialog').getByRole('button', { name: 'Take the result' }).click()
      await save(other, 'be curious')
      await other.getByText('Saved as revision 5.').waitFor()
      expect(await savedText(5)).toContain('const mark = "?"')
      expect(await savedText(4)).toContain('const mark = "…"')
    },
    STORY_MS,
  )

  test('nothing was refused by the policy, and nothing was thrown', () => expect(installation.complaints).toEqual([]))
})
