import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { route } from '../../../runtime/index.ts'
import { mapFunctions } from '../../../runtime/route/map-functions.ts'
import type { FunctionRef, RouteDocument, Step } from '../../../runtime/route/route.ts'

const same = (body: string) => body
const holds = () => true
const parts = (body: string) => [body]

test('a route is the data that its calls say', () => {
  const { definition } = route('R', { description: 'why', memoryMb: 512 })
    .from('http:/in', { method: 'PUT' })
    .validate({ type: 'object' })
    .process(same)
    .filter(holds)
    .tap('file:Archive', { key: '{id}', when: holds })
    .split(parts, { onPartFailure: 'message' })
    .branch(
      [
        [holds, 'queue:A'],
        [holds, 'file:B', { key: '{id}.json' }],
      ],
      { mode: 'all' },
    )
    .otherwise('https://example.com/in', { method: 'PATCH' })
    .respond(same)

  expect(definition).toEqual({
    name: 'R',
    description: 'why',
    from: { uri: 'http:/in', method: 'PUT' },
    steps: [
      { kind: 'validate', schema: { type: 'object' } },
      { kind: 'process', processor: same },
      { kind: 'filter', processor: holds },
      { kind: 'tap', to: { uri: 'file:Archive', key: '{id}' }, processor: holds },
      { kind: 'split', processor: parts, onPartFailure: 'message' },
      {
        kind: 'branch',
        mode: 'all',
        rules: [
          { processor: holds, to: { uri: 'queue:A' } },
          { processor: holds, to: { uri: 'file:B', key: '{id}.json' } },
        ],
        otherwise: { uri: 'https://example.com/in', method: 'PATCH' },
      },
    ],
    to: [],
    respond: same,
    options: { memoryMb: 512 },
  })
})

test('a common beginning is shared by several routes, and stays as it is', () => {
  const common = route('R').from('queue:In').filter(holds)
  const before = structuredClone(common.definition.steps.length)
  const a = common.process(same).to('queue:A').to('queue:B')
  const b = common.split(parts).to('queue:C')
  const kinds = (steps: readonly { readonly kind: string }[]) => steps.map(({ kind }) => kind)

  expect(common.definition.steps).toHaveLength(before)
  expect(common.definition.to).toEqual([])
  expect([kinds(a.definition.steps), a.definition.to]).toEqual([
    ['filter', 'process'],
    [{ uri: 'queue:A' }, { uri: 'queue:B' }],
  ])
  expect([kinds(b.definition.steps), b.definition.to]).toEqual([['filter', 'split'], [{ uri: 'queue:C' }]])
})

test('every order of calls gives steps in that order, whatever was made of the same beginning before', () => {
  const calls = ['process', 'filter', 'split'] as const
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...calls), { maxLength: 8 }), (kinds) => {
      let flow = route('R').from('queue:In')
      for (const kind of kinds) {
        for (const other of calls) flow[other]((() => []) as never)
        flow = flow[kind]((() => []) as never)
      }
      expect(flow.definition.steps.map(({ kind }) => kind)).toEqual(kinds)
    }),
  )
})

const ref = fc.record({ module: fc.constant('./processors.ts'), export: fc.string({ minLength: 1, maxLength: 5 }) })
const target = fc.record({ uri: fc.constantFrom('queue:A', 'file:B') })
const step: fc.Arbitrary<Step<FunctionRef>> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('process' as const, 'filter' as const, 'split' as const),
    processor: ref,
  }) as fc.Arbitrary<Step<FunctionRef>>,
  fc.record({ kind: fc.constant('tap' as const), to: target, processor: ref }),
  fc.record({ kind: fc.constant('tap' as const), to: target }),
  fc.record({ kind: fc.constant('validate' as const), schema: fc.constant({ type: 'object' }) }),
  fc.record({ kind: fc.constant('branch' as const), rules: fc.array(fc.record({ processor: ref, to: target })) }),
)
const document: fc.Arbitrary<RouteDocument> = fc.record(
  {
    name: fc.constant('R'),
    from: fc.constant({ uri: 'queue:In' }),
    steps: fc.array(step),
    to: fc.array(target),
    respond: ref,
    options: fc.constant({}),
  },
  { requiredKeys: ['name', 'from', 'steps', 'to', 'options'] },
)

test('functions for references and references for functions gives the same document', () => {
  fc.assert(
    fc.property(document, (stored) => {
      const loaded = mapFunctions(stored, (reference) => () => reference)
      expect(mapFunctions(loaded, (fn) => fn())).toEqual(stored)
    }),
  )
})

test('every function of a route is seen, once for each place', () => {
  fc.assert(
    fc.property(document, (stored) => {
      const seen: FunctionRef[] = []
      mapFunctions(stored, (reference) => seen.push(reference))
      expect(seen).toHaveLength(JSON.stringify(stored).split('"module"').length - 1)
    }),
  )
})
