import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'

const DIST = 'dashboard/dist'
/** Of what comes before the first page can be shown: at most, and what a chart and a graph may add later. */
const MOST_BYTES = 250_000

beforeAll(() => {
  if (!existsSync(`${DIST}/index.html`)) execFileSync(process.execPath, ['scripts/build-dashboard.ts'])
})

const html = () => readFileSync(`${DIST}/index.html`, 'utf8')
const files = () => readdirSync(`${DIST}/assets`)
const gzipped = (path: string): number => statSync(`${DIST}${path}.gz`).size

/** What a file imports before it runs, and what those import, and so on. */
function withImports(paths: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const path of paths) {
    if (seen.has(path)) continue
    seen.add(path)
    const text = path.endsWith('.js') ? readFileSync(DIST + path, 'utf8') : ''
    withImports(
      [...text.matchAll(/(?:from|^import|;import)"\.\/([^"]+)"/g)].map(([, name]) => `/assets/${name}`),
      seen,
    )
  }
  return seen
}

test('the first load is within its bounds, with the largest page in it', () => {
  const first = [...html().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(first.length).toBeGreaterThan(2)
  const pages = files().filter((name) => /-page-.*\.(js|css)$/.test(name))
  expect(pages.length).toBeGreaterThan(4)
  const base = withImports(first)
  const bytes = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + gzipped(path), 0)
  for (const page of pages) expect(bytes(withImports([...base, `/assets/${page}`]))).toBeLessThan(MOST_BYTES)
})

test.each(['chart-canvas', 'route-graph', 'canvas-view', 'code-editor', 'diff-view', 'texts'])(
  '%s comes only when it is shown',
  (name) => {
    const all = files().filter((file) => /(?:index|-page)-.*\.js$/.test(file))
    expect(files().some((file) => file.startsWith(name))).toBe(true)
    for (const file of all) expect([...withImports([`/assets/${file}`])].join()).not.toContain(name)
  },
)

test('the page has no script and no style of its own, and asks no other host', () => {
  expect(html()).not.toMatch(/<script(?![^>]*\bsrc="\/)|<style|https?:|\son\w+=|javascript:/)
})

test('every script and style sheet is there compressed', () => {
  const plain = files().filter((name) => /\.(js|css)$/.test(name))
  expect(plain.length).toBeGreaterThan(8)
  for (const name of plain) expect(files()).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]))
})
