import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findCycles } from '../../compiler/cycles.ts'
import { graph } from '../../compiler/graph.ts'
import { route } from '../../runtime/route/builder.ts'
import { documentsOf } from '../testkit/documents.ts'

const isLarge = (body: string) => body.length > 1_000

test('routes and endpoints are nodes, and edges say what sends messages their way', () => {
  const routes = documentsOf(
    route('Intake').from('http:/orders/{id}', { method: 'PUT' }).tap('file:Archive').to('queue:Orders'),
    route('Sort')
      .from('queue:Orders')
      .branch([[isLarge, 'queue:Large']])
      .otherwise('https://shop.example/rest'),
  )
  expect(graph(routes)).toEqual({
    nodes: [
      { id: 'PUT http:/orders/{id}', kind: 'http', label: 'PUT /orders/{id}' },
      { id: 'route:Intake', kind: 'route', label: 'Intake' },
      { id: 'file:Archive', kind: 'file', label: 'Archive' },
      { id: 'queue:Orders', kind: 'queue', label: 'Orders' },
      { id: 'route:Sort', kind: 'route', label: 'Sort' },
      { id: 'queue:Large', kind: 'queue', label: 'Large' },
      { id: 'https://shop.example/rest', kind: 'https', label: 'https://shop.example/rest' },
    ],
    edges: [
      { from: 'PUT http:/orders/{id}', to: 'route:Intake' },
      { from: 'route:Intake', to: 'file:Archive', label: 'tap' },
      { from: 'route:Intake', to: 'queue:Orders' },
      { from: 'queue:Orders', to: 'route:Sort' },
      { from: 'route:Sort', to: 'queue:Large', label: 'isLarge' },
      { from: 'route:Sort', to: 'https://shop.example/rest', label: 'otherwise' },
    ],
    cycles: [],
  })
})

test('endpoints that cannot be parsed are left out', () => {
  expect(
    graph(
      documentsOf(
        route('A')
          .from('que:x' as 'queue:x')
          .to('queue:B'),
      ),
    ).nodes.map(({ id }) => id),
  ).toEqual(['route:A', 'queue:B'])
})

test('a loop is given once, beginning with its first node', () => {
  const routes = documentsOf(
    route('A').from('queue:A').to('queue:B'),
    route('B').from('queue:B').to('queue:A').to('queue:C'),
    route('C').from('queue:C').to('queue:D'),
  )
  expect(graph(routes).cycles).toEqual([['queue:A', 'route:A', 'queue:B', 'route:B']])
})

test('a chain of ten thousand routes is no deeper than it should be', () => {
  const nodes = Array.from({ length: 10_000 }, (_, n) => `n${n}`)
  const edges = nodes.slice(1).map((to, n) => ({ from: `n${n}`, to }))
  expect(findCycles(nodes, edges)).toEqual([])
  expect(findCycles(nodes, [...edges, { from: 'n9999', to: 'n0' }])).toEqual([nodes])
})

const digraph = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 }).map((n) => `n${n}`)
  return fc.record({
    nodes: fc.constant(Array.from({ length: size }, (_, n) => `n${n}`)),
    edges: fc.array(fc.record({ from: node, to: node }), { maxLength: 14 }),
  })
})

test('cycles are real, one for each group of nodes that reach each other, and none is missed', () => {
  fc.assert(
    fc.property(digraph, ({ nodes, edges }) => {
      const cycles = findCycles(nodes, edges)
      for (const cycle of cycles) {
        cycle.forEach((from, i) => {
          const to = cycle[(i + 1) % cycle.length]
          expect(edges.some((edge) => edge.from === from && edge.to === to)).toBe(true)
        })
      }
      const reach = reachable(nodes, edges)
      const inLoops = nodes.filter((node) => reach.get(node)?.has(node))
      const groups = new Set(
        inLoops.map((node) =>
          inLoops.filter((other) => reach.get(node)?.has(other) && reach.get(other)?.has(node)).join(),
        ),
      )
      expect(cycles.map((cycle) => cycle[0])).toEqual([...groups].map((group) => group.split(',')[0]))
    }),
  )
})

/** By brute force: what can be reached from each node in one step or more. */
function reachable(nodes: readonly string[], edges: readonly { from: string; to: string }[]): Map<string, Set<string>> {
  const reach = new Map(
    nodes.map((node) => [node, new Set(edges.filter(({ from }) => from === node).map(({ to }) => to))]),
  )
  for (const _ of nodes)
    for (const set of reach.values())
      for (const node of [...set]) for (const next of reach.get(node) ?? []) set.add(next)
  return reach
}
