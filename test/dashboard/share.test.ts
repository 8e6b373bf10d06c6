import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { CreateProject, PushFiles } from '../../client/index.ts'
import { readShared, writeShared } from '../../dashboard/pages/playground/share/share-link.ts'
import { eventually } from '../testkit/eventually.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenInstallation, openInstallation } from './testkit/open-installation.ts'

const base = { number: 3, files: new Map([['routes.ts', 'export default []\n']]) }

describe('a draft in a link', () => {
  test('comes out as it went in: what was changed, added and removed, in any script', async () => {
    const files = new Map([
      ['processors.ts', `export const greet = () => 'Grüß Gott, 世界 🌍'\n`],
      ['empty.ts', ''],
    ])
    const hash = await writeShared(base, files)
    expect(hash).toMatch(/^draft=[\w-]+$/)
    expect(await readShared(hash ?? '')).toEqual({
      revision: 3,
      changes: [
        ['empty.ts', ''],
        ['processors.ts', files.get('processors.ts')],
        ['routes.ts', null],
      ],
    })
  })

  test('is no link where it would be too long', async () => {
    const noise = Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('')
    expect(await writeShared(base, new Map([['routes.ts', noise]]))).toBeUndefined()
  })

  const packed = async (value: unknown): Promise<string> => {
    const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate'))
    return `draft=${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`
  }

  test.each<[string, () => Promise<string>]>([
    [
      'is cut off',
      async () => ((await writeShared(base, new Map([['routes.ts', 'x'.repeat(99)]]))) ?? '').slice(0, -8),
    ],
    ['is no base64', async () => 'draft=***'],
    ['is empty', async () => 'draft='],
    ['holds no draft', () => packed({ hello: 'world' })],
    ['holds a file outside of the project', () => packed({ revision: 1, changes: [['../../etc/passwd', 'x']] })],
    ['holds a file that is no text', () => packed({ revision: 1, changes: [['routes.ts', { a: 1 }]] })],
    ['names a revision that cannot be', () => packed({ revision: -1, changes: [] })],
    ['unpacks to more than anybody writes', () => packed({ revision: 1, changes: [['a.ts', ' '.repeat(9_000_000)]] })],
  ])('that %s is refused in words', async (_what, link) => {
    await expect(readShared(await link())).rejects.toThrow('This link is broken')
  })
})

const inBrowser = skipsBrowser ? describe.skip : describe

const ROUTES = `import { route } from 'routo'
import { greet } from './processors.ts'

export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
`
const PROCESSORS = 'export const greet = (name: string): string => name\n'

inBrowser('sharing from the playground', () => {
  let installation: OpenInstallation
  beforeAll(async () => {
    installation = await openInstallation()
    const { client } = installation
    const { projectCreate } = await client.ask(CreateProject, { input: { slug: 'shared' } })
    const files = [
      { path: 'routes.ts', text: ROUTES },
      { path: 'processors.ts', text: PROCESSORS },
    ]
    await client.ask(PushFiles, { input: { projectId: projectCreate.project?.id ?? '', files } })
  }, 120_000)
  afterAll(() => installation?.close())

  const PATH = '/projects/shared/playground?file=processors.ts'
  const linkOf = async (page: Page): Promise<string> => {
    await page.getByRole('button', { name: 'Share' }).click()
    return page.getByRole('dialog', { name: 'Share a link' }).getByLabel('Link').inputValue()
  }

  test('a saved revision is shared by its number, and opens to be read', async () => {
    const page = await installation.open(PATH)
    const link = await linkOf(page)
    expect(link).toBe(`${installation.url}/projects/shared/playground?revision=1&file=processors.ts`)
    await page.goto(link)
    await page.getByText('This is revision 1. It is only read here.').waitFor()
    await page.locator('.cm-content[aria-readonly="true"]').waitFor()
  })

  test('a draft is shared in the address alone, is not run by it, and a copy can be edited', async () => {
    const page = await installation.open(PATH)
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('// mine\n')
    await page.getByText('1 file changed').first().waitFor()
    const link = await linkOf(page)
    expect(link).toContain('/projects/shared/playground?file=processors.ts#draft=')

    const other = await installation.stranger()
    const asked: string[] = []
    other.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
    await other.goto(link)
    await other.getByLabel('Token').last().fill(installation.ownerToken)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.getByText('These files came with the link').waitFor()
    await other.locator('.cm-content').getByText('// mine').waitFor()
    // Another file of it is still it.
    await other.getByTitle('routes.ts', { exact: true }).click()
    await other.locator('.cm-content').getByText("route('Greet')").waitFor()
    await eventually(() => expect(new URL(other.url()).hash).toBe(new URL(link).hash))
    const hash = new URL(link).hash.slice('#draft='.length)
    expect(
      asked.filter((request) => request.includes(hash) || /routeTry|deployment(Create|Plan)/.test(request)),
    ).toEqual([])

    await other.getByRole('button', { name: 'Edit a copy' }).click()
    await other.getByText('Draft of revision 1, 1 file changed').waitFor()
    await eventually(() => expect(new URL(other.url()).hash).toBe(''))
    await other.locator('.cm-content[aria-readonly="true"]').waitFor({ state: 'detached' })
  })

  test('a link that was cut off says so, and leads on', async () => {
    const page = await installation.open('/projects/shared/playground#draft=eJyrVkpU')
    await page.getByText('This link is broken').waitFor()
    await page.getByRole('link', { name: 'Open the playground without it' }).click()
    await page.locator('.cm-content').waitFor()
  })

  test('a draft of a revision that this project does not have says so', async () => {
    const hash = await writeShared({ number: 99, files: new Map() }, new Map([['a.ts', 'a']]))
    const page = await installation.open(`/projects/shared/playground#${hash}`)
    await page.getByText('There is no revision 99 of this project.').waitFor()
  })
})
