import { expect, test } from '@jest/globals'
import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import { API_RESOURCES, resourceCount } from '../../compiler/plan/resource-count.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import { documentsOf } from '../testkit/documents.ts'
import { goldenProjects } from '../testkit/golden-projects.ts'

const codeKey = 'code/abc.zip'
const emitted = (routes: readonly Built[], variables: Readonly<Record<string, string>> = {}) =>
  emit(plan(documentsOf(...routes), { project: 'acme', environment: 'dev' }), { codeKey, variables })
const codes = (variables: Readonly<Record<string, string>>, routes: readonly Built[] = [route('R').from('queue:In')]) =>
  emitted(routes, variables).diagnostics.map(({ code }) => code)

test('the text is JSON with a line for each resource, by name', () => {
  const [only] = emitted([route('R').from('queue:In')]).templates
  const [head, ...lines] = only?.text.split('\n') ?? []
  expect(head).toMatch(/^\{"AWSTemplateFormatVersion":"2010-09-09",.*"Resources":\{$/)
  expect(lines.slice(0, -2).map((line) => /^"(\w+)":\{"Type":"AWS::.*\},?$/.exec(line)?.[1])).toEqual([
    'In',
    'InPolicy',
    'RDLQ',
    'RDLQPolicy',
    'RExecutor',
    'RLogs',
    'RRole',
    'RSource',
  ])
  expect(lines.slice(-2)).toEqual(['}}', ''])
  expect(JSON.parse(only?.text ?? '')).toEqual(only?.template)
})

test('the order in which routes and variables are written does not show', () => {
  const routes = [
    route('A').from('file:Files').to('queue:In'),
    route('B').from('queue:In').to('queue:Out').to('queue:Other'),
    route('C').from('http:/in').to('queue:In'),
  ]
  const texts = (...given: Parameters<typeof emitted>) => emitted(...given).templates.map(({ text }) => text)
  expect(texts(routes.toReversed(), { TOKEN: 'x', API_URL: 'y' })).toEqual(texts(routes, { API_URL: 'y', TOKEN: 'x' }))
})

test('planning foresees the number of resources', async () => {
  for (const { name, routes } of await goldenProjects()) {
    const planned = plan(routes, { project: name, environment: 'dev' })
    for (const { shard, template } of emit(planned, { codeKey, variables: {} }).templates) {
      const contents = planned.shards.find(({ id }) => id === shard)
      if (contents === undefined) throw new Error(`no shard ${shard}`)
      const api = contents.httpRoutes.length > 0 ? API_RESOURCES : 0
      expect(resourceCount(contents) + api).toBe(Object.keys(template.Resources).length)
    }
  }
})

test('variables reach every executor under their own names, and routo knows which they are', () => {
  const [only] = emitted([route('R').from('queue:In')], { TOKEN: 'x', API_URL: 'https://api.example' }).templates
  expect(only?.template.Resources.RExecutor?.Properties.Environment).toMatchObject({
    Variables: { TOKEN: 'x', API_URL: 'https://api.example', ROUTO_VARIABLES: 'API_URL,TOKEN' },
  })
})

test.each(['AWS_REGION', 'LAMBDA_TASK_ROOT', 'ROUTO_ROUTE', '_HANDLER', 'NODE_OPTIONS'])('%s is reserved', (name) => {
  expect(codes({ [name]: 'x' })).toEqual(['RESERVED_VARIABLE'])
})

test.each(['my-url', '1ST', 'A', '', '__proto__x y'])('%j cannot name a variable', (name) => {
  expect(codes({ [name]: 'x' })).toEqual([name.startsWith('_') ? 'RESERVED_VARIABLE' : 'INVALID_VARIABLE'])
})

test('all problems of the variables are told at once', () => {
  expect(codes({ AWS_REGION: 'x', 'my-url': 'x', LARGE: 'x'.repeat(5_000) })).toEqual([
    'RESERVED_VARIABLE',
    'INVALID_VARIABLE',
    'ENVIRONMENT_TOO_LARGE',
  ])
})

test('variables that leave no room for the names of the queues are told with the route', () => {
  const to = Array.from({ length: 60 }, (_, index) => ({ uri: `queue:Target${index}` }))
  const wide = documentsOf(route('Wide').from('queue:In')).map((document) => ({ ...document, to }))
  const { diagnostics } = emit(plan(wide, { project: 'acme', environment: 'dev' }), { codeKey, variables: {} })
  expect(diagnostics).toMatchObject([{ code: 'ENVIRONMENT_TOO_LARGE', route: 'Wide' }])
})

test('a clash of names that slipped through the checks is a fault, not a lost resource', () => {
  expect(() => emitted([route('A').from('queue:AExecutor')])).toThrow(/two resources are named AExecutor/)
})

test('a stack that cannot take what moves in is told', () => {
  // 90 readers join 90 queues that already live in one stack.
  const writers = Array.from({ length: 90 }, (_, index) =>
    route(`W${index}`).from('trigger:manual').to(`queue:Q${index}`),
  )
  const readers = Array.from({ length: 90 }, (_, index) => route(`R${index}`).from(`queue:Q${index}`))
  const assignment = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`queue:Q${index}`, 0]))
  const planned = plan(documentsOf(...writers, ...readers), { project: 'acme', environment: 'dev', assignment })
  expect(emit(planned, { codeKey, variables: {} }).diagnostics).toMatchObject([{ code: 'STACK_TOO_LARGE' }])
})
