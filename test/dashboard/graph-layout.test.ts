import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Graph, layout } from '../../dashboard/ui/graph/layout.ts'

const graphOf = (...ways: readonly string[]): Graph => ({
  nodes: [...new Set(ways.flatMap((way) => way.split('>')))].map((id) => ({ id })),
  edges: ways.flatMap((way) => {
    const ids = way.split('>')
    return ids.slice(1).map((to, index) => ({ from: ids[index] ?? '', to }))
  }),
})

test('messages flow from left to right, behind everything that leads there', () => {
  const places = layout(graphOf('a>b>c', 'a>c', 'c>d'))
  expect(['a', 'b', 'c', 'd'].map((id) => places.get(id)?.column)).toEqual([0, 1, 2, 3])
})

test('what does not hang together stands below each other', () => {
  const places = layout(graphOf('a>b', 'c>d'))
  expect([places.get('a'), places.get('c')]).toEqual([
    { column: 0, row: 0 },
    { column: 0, row: 1 },
  ])
})

test('a loop is cut where it comes back', () => {
  const places = layout(graphOf('a>b>c>a'))
  expect(['a', 'b', 'c'].map((id) => places.get(id)?.column)).toEqual([0, 1, 2])
})

test('lines that need not cross do not', () => {
  const places = layout(graphOf('a>x', 'a>y', 'b>y', 'b>z', 'a>b'))
  const row = (id: string) => places.get(id)?.row ?? Number.NaN
  expect(row('x')).toBeLessThan(row('z'))
})

test('every node of any graph has a place of its own', () => {
  const id = fc.integer({ min: 0, max: 30 }).map(String)
  fc.assert(
    fc.property(fc.array(fc.record({ from: id, to: id }), { maxLength: 60 }), (edges) => {
      const nodes = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].map((each) => ({ id: each }))
      const places = [...layout({ nodes, edges }).values()]
      expect(places).toHaveLength(nodes.length)
      expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(nodes.length)
    }),
  )
})

test('a project of a thousand routes is laid out in less than 100 ms', () => {
  const ways = Array.from({ length: 1_000 }, (_, index) => `queue:${index}>route:${index}>queue:${(index + 1) % 900}`)
  const graph = graphOf(...ways)
  layout(graph)
  const begun = performance.now()
  layout(graph)
  expect(performance.now() - begun).toBeLessThan(100)
})
