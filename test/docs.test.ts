import { glob, readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { check } from '../compiler/check/index.ts'
import { evaluate } from '../compiler/evaluate/index.ts'

const pages = await Promise.all(
  ['README.md', 'docs/routes.md'].map(async (path) => ({ path, blocks: blocksOf(await readFile(path, 'utf8')) })),
)

interface Block {
  readonly language: string
  readonly text: string
}

/** The fenced code blocks of a page. */
function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)[^\n]*\n([\s\S]*?)^```/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }))
}

const isRoutes = ({ language, text }: Block): boolean => language === 'ts' && text.includes('export default [')

/** A module that exports whatever a routes file imports from it. */
function processorsFor(routes: string): string {
  const names = /import \{([^}]*)\} from '\.\/processors\.ts'/.exec(routes)?.[1] ?? ''
  return names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => `export const ${name} = (body) => body`)
    .join('\n')
}

const examples = pages.flatMap(({ path, blocks }) =>
  blocks.filter(isRoutes).map(({ text }, index) => ({ name: `${path}, routes file ${index + 1}`, text })),
)

describe('the routes that the documents show', () => {
  test('are found', () => expect(examples.length).toBeGreaterThanOrEqual(5))

  test.each(examples)('compile without an error: $name', async ({ text }) => {
    const files = { 'routes.ts': text, 'processors.ts': processorsFor(text) }
    const { routes, diagnostics } = await evaluate(files)
    const found = [...diagnostics, ...check(routes, { files })]
    expect(found.filter(({ severity }) => severity === 'ERROR')).toEqual([])
  })
})

test('the document that docs/routes.md shows is the route it says it is', async () => {
  const blocks = pages.find(({ path }) => path === 'docs/routes.md')?.blocks ?? []
  const text = blocks.find(isRoutes)?.text ?? ''
  const { routes } = await evaluate({ 'routes.ts': text, 'processors.ts': processorsFor(text) })
  const document = blocks.find(({ language }) => language === 'json')?.text ?? ''
  expect(routes.map((route) => route.document)).toEqual([JSON.parse(document)])
})

test('docs/security.md has a row for each attack that is tried, and no other', async () => {
  const tried: string[] = []
  for await (const path of glob('test/attacks/*.test.ts')) {
    const titles = (await readFile(path, 'utf8')).matchAll(/\btest(?:\.each(?:<[^>]*>)?\([\s\S]*?\))?\(\s*'([^']+)'/g)
    for (const [, title = ''] of titles) tried.push(title.replace(/: %s$/, ''))
  }
  const [, section = ''] = (await readFile('docs/security.md', 'utf8')).split('## What was tried against it')
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  const told = rows.slice(2).map((row) => row.split('|').at(-2)?.trim())
  expect(tried.length).toBeGreaterThanOrEqual(25)
  expect(told.toSorted()).toEqual(tried.toSorted())
})
