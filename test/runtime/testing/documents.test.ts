import { expect, test } from '@jest/globals'
import type { Built } from '../../../runtime/route/builder.ts'
import { route } from '../../../runtime/route/builder.ts'
import { routeNamed, routesOf, runRoute, scenario } from '../../../runtime/testing/index.ts'

const upper = (body: string) => body.toUpperCase()
const isShort = (body: string) => body.length < 3
const ref = (name: string) => ({ module: './processors.ts', export: name })
const modules = { './processors.ts': { upper, isShort, limit: 3 } }

const enrich = {
  name: 'Enrich',
  from: { uri: 'queue:Raw' },
  steps: [
    { kind: 'process', processor: ref('upper') },
    { kind: 'branch', rules: [{ processor: ref('isShort'), to: { uri: 'queue:Short' } }] },
  ],
  to: [],
  options: {},
}
const withFunction = (name: string, module = './processors.ts') => ({
  ...enrich,
  steps: [{ kind: 'process', processor: { module, export: name } }],
})

test('documents run like routes, with the functions that they name', async () => {
  const routes = routesOf([enrich, route('Next').from('queue:Short').process(upper).to('queue:Out')], modules)
  const { sent } = await runRoute(routeNamed(routes, 'Enrich'), 'ab')
  expect(sent).toMatchObject([{ to: 'queue:Short', body: 'AB' }])

  const world = scenario(routes)
  await world.send('queue:Raw', 'ab')
  expect(world.received('queue:Out')).toMatchObject([{ body: 'AB' }])
})

test.each([
  [
    'a module that was not given',
    withFunction('upper', './other.ts'),
    'route Enrich names the module ./other.ts, but the modules given are ./processors.ts',
  ],
  [
    'an export that is not there',
    withFunction('uper'),
    'route Enrich names uper in ./processors.ts, which exports upper, isShort, limit',
  ],
  [
    'an export that is no function',
    withFunction('limit'),
    'limit in ./processors.ts, which route Enrich names, is not a function',
  ],
  ['something else', { name: 'Enrich' }, 'element 1 of the list is no route document: it needs name, from, steps'],
  ['a step of no kind', { ...enrich, steps: [{ kind: 'map' }] }, 'each step one of the kinds process, filter, split'],
])('%s is refused in words', (_what, document, message) => {
  expect(() => routesOf([document], modules)).toThrow(message)
})

// What plain JavaScript may do: the types do not allow it.
const bare = enrich as unknown as Built
const advice =
  "Enrich is a document, which names its functions but does not have them: give it to routesOf([document], { './"

test('a bare document is refused with what to do', async () => {
  expect(() => routeNamed([bare], 'Enrich')).toThrow(advice)
  expect(() => scenario([bare])).toThrow(advice)
  await expect(runRoute(bare)).rejects.toThrow(advice)
  await expect(runRoute(route('R') as unknown as Built)).rejects.toThrow("a route is what route('Name').from(")
})
