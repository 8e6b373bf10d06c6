import { expect, test } from '@jest/globals'
import { inspect } from '../../compiler/inspect/index.ts'

const routes = `import { route } from 'routo'
import { csvToJson } from './processors.ts'

export default [route('CSVToJSON').from('file:Orders').split(csvToJson).to('queue:Nowhere')]
`
const processors = `export const limit = 3
export type Order = { id: string }
export default (body: string) => body
export function csvToJson(body: string) { return [body] }
`

test('an inspection gives routes, what the checks say, and the functions that routes can name', async () => {
  const found = await inspect({ 'routes.ts': routes, 'processors.ts': processors })
  expect(found.routes.map(({ document }) => document.name)).toEqual(['CSVToJSON'])
  expect(found.diagnostics.map(({ code }) => code)).toEqual(['TARGET_NEVER_READ'])
  expect(found.processors).toEqual([{ path: 'processors.ts', exports: ['default', 'csvToJson'] }])
})

test('tests, declarations, routes files and modules without functions are no processors', async () => {
  const fn = 'export const f = () => 1'
  const files = { 'a.test.ts': fn, 'a.d.ts': fn, 'a.routes.ts': fn, 'a.json': '{}', 'a.ts': 'export const a = 1' }
  expect((await inspect({ ...files, 'routes.ts': 'export default []', 'b.mjs': fn })).processors).toEqual([
    { path: 'b.mjs', exports: ['f'] },
  ])
})

test('a module that breaks the parser is a diagnostic, and the next project does not notice', async () => {
  const document = {
    name: 'A',
    from: { uri: 'queue:A' },
    steps: [{ kind: 'process', processor: { module: './processors.ts', export: 'csvToJson' } }],
    to: [],
    options: {},
  }
  // Nothing but a check reads this module: its route is JSON.
  const hostile = { 'routes.json': JSON.stringify([document]), 'processors.ts': '['.repeat(200_000) }
  const [broken, fine] = [await inspect(hostile), await inspect({ 'routes.ts': routes, 'processors.ts': processors })]
  expect(broken.diagnostics.map(({ code }) => code)).toEqual(['EVALUATION_TOO_DEEP'])
  expect(fine.routes).toHaveLength(1)
})
