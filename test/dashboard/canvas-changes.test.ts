import { describe, expect, test } from '@jest/globals'
import {
  endpointOf,
  mayMove,
  without,
  withRule,
  withSource,
  withStep,
  withStepMoved,
} from '../../dashboard/pages/playground/canvas/changes.ts'
import { foundOn } from '../../dashboard/pages/playground/canvas/found-on.ts'
import { heightOf, lanesOf } from '../../dashboard/pages/playground/canvas/lanes.ts'
import { newFunction } from '../../dashboard/pages/playground/canvas/new-function.ts'
import { placed } from '../../dashboard/pages/playground/canvas/placed.ts'
import { withAddition } from '../../dashboard/pages/playground/canvas/route-change.ts'
import type { RouteDocument, Step } from '../../dashboard/pages/playground/canvas/route-document.ts'
import { partsOf } from '../../dashboard/pages/playground/canvas/selection.ts'

const fn = (name: string) => ({ module: './processors.ts', export: name })
const process = (name: string): Step => ({ kind: 'process', processor: fn(name) })
const branch: Step = { kind: 'branch', rules: [{ processor: fn('isLarge'), to: { uri: 'queue:Large' } }] }

const route = (name: string, more: Partial<RouteDocument> = {}): RouteDocument => ({
  name,
  from: { uri: 'queue:Orders' },
  steps: [process('first'), process('second')],
  to: [{ uri: 'queue:Done' }],
  options: {},
  ...more,
})

const names = ({ steps }: RouteDocument) =>
  steps.map((step) => ('processor' in step ? step.processor?.export : step.kind))

describe('changing a route on the canvas', () => {
  test('a step comes where it is put', () => {
    expect(names(withStep(route('A'), 1, process('between')))).toEqual(['first', 'between', 'second'])
  })

  test('a branch takes the target of the route as the way for the rest, and gives it back', () => {
    const branched = withStep(route('A'), 2, branch)
    expect(branched.to).toEqual([])
    expect(endpointOf(branched, { kind: 'rule', id: 'otherwise' })).toEqual({ uri: 'queue:Done' })
    expect(without(branched, { kind: 'step', id: '2' })).toEqual(route('A'))
  })

  test('a step moves among the others, but never behind the branch', () => {
    const branched = withStep(route('A'), 2, branch)
    expect(names(withStepMoved(branched, 0, 1))).toEqual(['second', 'first', 'branch'])
    expect([mayMove(branched, 1, 1), mayMove(branched, 2, -1), mayMove(branched, 0, -1)]).toEqual([false, false, false])
    expect(withStepMoved(branched, 1, 1)).toEqual(branched)
  })

  test('a rule is put behind the others, and taken away alone', () => {
    const branched = withStep(route('A', { to: [] }), 2, branch)
    const two = withRule(branched, 1, { processor: fn('isSmall'), to: { uri: 'queue:Small' } })
    expect(partsOf(two).map(({ kind, id }) => kind + id)).toEqual([
      'from0',
      'step0',
      'step1',
      'step2',
      'rule0',
      'rule1',
    ])
    expect(without(two, { kind: 'rule', id: '1' })).toEqual(branched)
  })

  test('a route that no longer asks by HTTP answers nobody', () => {
    const asked = route('A', { from: { uri: 'http:/orders' }, respond: fn('receipt') })
    expect(withSource(asked, { uri: 'http:/others' }).respond).toEqual(fn('receipt'))
    expect(withSource(asked, { uri: 'queue:Others' })).not.toHaveProperty('respond')
  })

  test.each([
    ['processors.ts', 'export function keep(body: string): boolean {\n'],
    ['processors.js', 'export function keep(body) {\n'],
  ])('a new function in %s is of its language, and behind what is there', (path, begin) => {
    const { ref, addition } = newFunction('keep', 'filter', path)
    expect(ref).toEqual({ module: `./${path}`, export: 'keep' })
    const [file] = withAddition([{ path, text: 'export const a = 1' }], addition)
    expect(file?.text).toContain(`export const a = 1\n\n${begin}`)
    expect(withAddition([], addition)).toEqual([addition])
  })
})

describe('drawing routes', () => {
  test('an endpoint that several routes use is there once, and the one that reads it comes first', () => {
    const one = route('A', { to: [{ uri: 'queue:Between' }] })
    const other = route('B', { from: { uri: 'queue:Between' } })
    const between = lanesOf([one, other]).nodes.filter(({ id }) => id === 'queue:Between')
    expect(between).toMatchObject([{ uses: [{ route: 'B', part: { kind: 'from' } }, { route: 'A' }] }])
  })

  test('a path is another one for each method', () => {
    const by = (method: string) => route(method, { from: { uri: 'http:/orders', method } })
    const labels = lanesOf([by('GET'), by('POST')]).nodes.flatMap((node) =>
      node.kind === 'endpoint' ? [node.label] : [],
    )
    expect(labels).toEqual(expect.arrayContaining(['GET /orders', 'POST /orders']))
  })

  test('no box stands on another', () => {
    const documents = Array.from({ length: 40 }, (_, index) =>
      route(`R${index}`, {
        from: { uri: `queue:Q${index}` },
        to: [{ uri: `queue:Q${(index * 7 + 1) % 40}` }],
        steps: Array.from({ length: index % 6 }, () => process('step')),
      }),
    )
    const lanes = lanesOf(documents)
    const { at } = placed(lanes)
    const boxes = lanes.nodes.map((node) => {
      const { x, y } = at.get(node.id) ?? { x: Number.NaN, y: Number.NaN }
      return { x, y, bottom: y + (node.kind === 'route' ? heightOf(node.document) : 36) }
    })
    for (const [index, box] of boxes.entries()) {
      const overlapping = boxes
        .slice(index + 1)
        .filter(({ x, y, bottom }) => x === box.x && y < box.bottom && box.y < bottom)
      expect(overlapping).toEqual([])
    }
  })

  test('what the compiler says stands at the part it is about', () => {
    const at = (startLine: number, endLine: number) => ({
      path: 'routes.ts',
      startLine,
      startColumn: 1,
      endLine,
      endColumn: 9,
    })
    const said = { severity: 'ERROR' as const, code: 'X', message: '', route: 'A' }
    const found = foundOn({
      diagnostics: [
        { ...said, range: at(2, 2) },
        { ...said, step: '1', range: at(5, 5) },
        said,
        { ...said, route: 'gone' },
      ],
      routes: [{ name: 'A', from: { range: at(2, 2) }, to: [{ range: at(9, 9) }], steps: [], document: route('A') }],
      processors: [],
    })
    expect([...found.keys()]).toEqual(['A from 0', 'A step 1', 'A'])
  })
})
