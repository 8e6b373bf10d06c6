import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import type { Assignment } from '../../compiler/plan/plan.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import { documentsOf } from '../testkit/documents.ts'

const planOf = (routes: readonly Built[], assignment: Assignment = {}) =>
  plan(documentsOf(...routes), { project: 'acme', environment: 'dev', assignment })

/** Routes that hand on to each other, from queue to queue. */
const chain = (name: string, length: number): readonly Built[] =>
  Array.from({ length }, (_, index) =>
    route(`${name}${index}`)
      .from(`queue:${name}Q${index}`)
      .to(`queue:${name}Q${index + 1}`),
  )

const shardsOf = (assignment: Assignment, prefix: string): readonly number[] => [
  ...new Set(Object.entries(assignment).flatMap(([key, shard]) => (key.includes(prefix) ? [shard] : []))),
]

test('routes that meet at a queue stay together where they fit', () => {
  const { assignment } = planOf([...chain('A', 30), ...chain('B', 30), ...chain('C', 20)])
  expect(shardsOf(assignment, 'A')).toEqual([0])
  expect(shardsOf(assignment, 'B')).toEqual([1])
  expect(shardsOf(assignment, 'C')).toEqual([0])
})

test('a flow too large for a stack is cut into as few as can be', () => {
  const { shards } = planOf(chain('A', 150))
  expect(shards.map(({ executors }) => executors.length)).toEqual([55, 55, 40])
})

test('what is assigned stays, and a new route joins its neighbours', () => {
  const given = { A0: 3, 'queue:AQ0': 3, B0: 1, 'queue:BQ0': 1 }
  const { assignment } = planOf([...chain('A', 2), ...chain('B', 1), route('New').from('http:/new')], given)
  expect(assignment).toMatchObject({ ...given, A1: 3, 'queue:AQ1': 3, New: 1 })
})

test('a queue stays where it is when it gets a reader, and the reader joins it', () => {
  const writer = route('Writer').from('http:/in').to('queue:Orders')
  const given = { ...planOf([writer]).assignment, Filler: 1 }
  const { assignment } = planOf([writer, route('Filler').from('queue:F'), route('Reader').from('queue:Orders')], given)
  expect(assignment).toMatchObject({ 'queue:Orders': 0, Reader: 0, Filler: 1 })
})

test('a queue stays where it is when its reader goes', () => {
  const writer = route('Writer').from('http:/in').to('queue:Orders')
  const given = { Writer: 0, Reader: 1, 'queue:Orders': 1 }
  expect(planOf([writer], given).assignment).toEqual({ Writer: 0, 'queue:Orders': 1 })
})

test('a route that turns to a queue of another stack calls it by name', () => {
  const given = { Writer: 0, 'queue:Orders': 0, Reader: 1 }
  const planned = planOf(
    [route('Writer').from('http:/in').to('queue:Orders'), route('Reader').from('queue:Orders')],
    given,
  )
  const [, second] = emit(planned, { codeKey: 'code/abc.zip', variables: {} }).templates
  expect(second?.template.Resources.ReaderSource?.Properties.EventSourceArn).toEqual({
    'Fn::Sub': expect.stringMatching(/^arn:.*:sqs:.*:acme-dev-Orders$/),
  })
})

test.each([-1, 1.5, Number.NaN, '2', null])(
  'an assignment to shard %p is refused, with what is assigned to it',
  (shard) => {
    const given = { Fine: 0, Odd: shard as number, 'queue:OddToo': shard as number }
    const call = () => planOf(chain('A', 1), given)
    expect(call).toThrow(TypeError)
    const shown = typeof shard === 'string' ? `"${shard}"` : String(shard)
    expect(call).toThrow(`this one has Odd: ${shown}, queue:OddToo: ${shown}: hand in`)
  },
)

test('names that every object has are routes like others', () => {
  const { assignment, shards } = planOf([
    route('constructor').from('queue:toString'),
    route('valueOf').from('queue:In'),
  ])
  expect(assignment).toMatchObject({ constructor: 0, 'queue:toString': 0, valueOf: 0 })
  expect(shards[0]?.executors).toHaveLength(2)
})

const flows = fc
  .array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 8 })
  .map((lengths) => lengths.map((length, index) => chain(String.fromCharCode(65 + index), length)))

test('every plan keeps the limits, holds each route once, and plans the same again', () => {
  fc.assert(
    fc.property(flows, (projects) => {
      const routes = projects.flat()
      const first = planOf(routes)
      const names = first.shards.flatMap(({ executors }) => executors.map((executor) => executor.route.name))
      expect(names.toSorted()).toEqual(routes.map(({ definition }) => definition.name).toSorted())
      for (const { executors } of first.shards) expect(executors.length).toBeLessThanOrEqual(60)
      for (const { template } of emit(first, { codeKey: 'code/abc.zip', variables: {} }).templates) {
        expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(450)
      }
      expect(planOf(routes, first.assignment)).toEqual(first)
    }),
    { numRuns: 15 },
  )
})

test('nothing that stays ever moves, whatever comes and goes', () => {
  fc.assert(
    fc.property(flows, flows, (before, after) => {
      const first = planOf(before.flat()).assignment
      const next = planOf(after.flat(), first).assignment
      for (const key of Object.keys(next)) {
        if (Object.hasOwn(first, key)) expect([key, next[key]]).toEqual([key, first[key]])
      }
    }),
    { numRuns: 30 },
  )
})
