import { expect, test } from '@jest/globals'
import { inspect } from '../../compiler/index.ts'

const routes = `import { route } from 'routo'
import { store } from './processors.ts'
export default [route('Store').from('queue:Orders').process(store), route('Plain').from('queue:Plain').to('queue:Orders')]
`

/** What the route reads and needs when its processor is this. */
async function variablesOf(processors: string, more: Readonly<Record<string, string>> = {}) {
  const { variables } = await inspect({ 'routes.ts': routes, 'processors.ts': processors, ...more })
  expect(variables[1]).toEqual({ route: 'Plain', reads: [], needs: [] })
  return variables[0]
}

const found = (reads: readonly string[], needs = reads) => ({ route: 'Store', reads, needs })

test.each([
  ['a member of ctx.env', 'ctx.env.API_KEY', found(['API_KEY'])],
  ['a member by its text', "ctx.env['API_KEY']", found(['API_KEY'])],
  ['a member that may be absent', 'ctx?.env?.API_KEY', found(['API_KEY'])],
  ["the process's environment", 'process.env.API_KEY', found(['API_KEY'])],
  ['one with a default', "ctx.env.REGION ?? 'eu'", found(['REGION'], [])],
  [
    'one with a default and one without',
    "(ctx.env.REGION || 'eu') + ctx.env.API_KEY",
    found(['API_KEY', 'REGION'], ['API_KEY']),
  ],
  ['a name that is not written down', 'ctx.env[ctx.message.id]', found([])],
  ['a member of something else', 'ctx.headers.API_KEY', found([])],
  ['a text that looks like it', '"ctx.env.API_KEY"', found([])],
])('%s', async (_what, expression, expected) => {
  expect(await variablesOf(`export const store = (body: string, ctx: any) => String(${expression})`)).toEqual(expected)
})

test.each([
  ['taken out of the context', '(body: string, { env }: any) => env.API_KEY'],
  ['taken out under another name', '(body: string, { env: settings }: any) => settings.API_KEY'],
  ['taken out of what was taken out', '(body: string, { env: { API_KEY } }: any) => API_KEY'],
  ['kept in a constant', '(body: string, ctx: any) => { const env = ctx.env; return env.API_KEY }'],
  [
    'taken out in a statement',
    '(body: string, ctx: any) => { const { API_KEY, REGION = "eu" } = ctx.env; return API_KEY + REGION }',
  ],
])('what is %s', async (_what, text) => {
  expect((await variablesOf(`export const store = ${text}`))?.needs).toEqual(['API_KEY'])
})

test('what imported modules read counts, however they hang together', async () => {
  const processors =
    "import { sign } from './lib/sign.ts'\nexport const store = (body: string) => sign(body)\nexport const twice = 2"
  const sign =
    "import { twice } from '../processors.ts'\nexport const sign = (body: string) => body + process.env.SIGNING_KEY + twice"
  expect(await variablesOf(processors, { 'lib/sign.ts': sign, 'unused.ts': 'process.env.UNUSED' })).toEqual(
    found(['SIGNING_KEY']),
  )
})
