import { expect, test } from '@jest/globals'
import { check } from '../../../compiler/check/index.ts'
import { type Built, route } from '../../../runtime/route/builder.ts'
import type { RouteOptions } from '../../../runtime/route/options.ts'
import { documentsOf } from '../../testkit/documents.ts'
import { evaluated } from '../../testkit/evaluated.ts'

const toJson = (body: string) => body
const files = { 'processors.ts': 'export const toJson = (body: string) => body' }

const found = (routes: readonly Built[]) =>
  check(evaluated(documentsOf(...routes)), { files }).filter(({ code }) => code === 'CHAIN_TOO_LONG')

/** Routes that hand on to each other: `Step1`, `Step2` and so on; some with options. */
const chain = (length: number, optionsOf: (number: number) => RouteOptions = () => ({})): readonly Built[] =>
  Array.from({ length }, (_, index) =>
    route(`Step${index + 1}`, optionsOf(index + 1))
      .from(`queue:Jobs${index + 1}`)
      .process(toJson)
      .to(`queue:Jobs${index + 2}`),
  )

test('a message gets through 32 routes', () => {
  expect(found(chain(32))).toEqual([])
})

test('a longer chain is told once, with its first and last route and the one that takes no message', () => {
  const [problem, ...more] = found(chain(40))
  expect(more).toEqual([])
  expect(problem).toMatchObject({ severity: 'WARNING', route: 'Step33' })
  expect(problem?.message).toContain('From "Step1" to "Step40" messages pass through 40 routes')
  expect(problem?.message).toContain('allowLoop: { maxHops: 40 } on "Step33" and on the routes after it')
})

test('allowLoop lets so many hops through, and fewer', () => {
  expect(found(chain(40, (number) => (number > 32 ? { allowLoop: { maxHops: 40 } } : {})))).toEqual([])
  const [problem] = found(chain(10, (number) => (number === 6 ? { allowLoop: { maxHops: 5 } } : {})))
  expect(problem).toMatchObject({ route: 'Step6', message: expect.stringContaining('passed through 5,') })
})

test('a bucket begins a new count', () => {
  const upload = route('Upload').from('queue:Jobs21').to('file:Between')
  const second = chain(20).map(({ definition }) => definition)
  const renamed = second.map((definition, index) => ({
    definition: {
      ...definition,
      name: `Later${index}`,
      from: { uri: index === 0 ? 'file:Between' : `queue:Later${index}` },
      to: [{ uri: `queue:Later${index + 1}` }],
    },
  }))
  expect(found([...chain(20), upload, ...(renamed as readonly Built[])])).toEqual([])
})

test('the longest of several ways counts, and a loop on it counts once', () => {
  const short = route('Short').from('queue:Start').tap('queue:Jobs30').to('queue:Jobs1')
  expect(found([...chain(31), short])).toEqual([])
  const back = route('Back', { allowLoop: { maxHops: 32 } })
    .from('queue:Jobs32')
    .to('queue:Jobs1')
  expect(found([...chain(31), back])).toEqual([])
  expect(found([short, ...chain(32)]).map(({ route: name }) => name)).toEqual(['Step32'])
})

test('a chain of ten thousand routes is told like any other', () => {
  expect(found(chain(10_000)).map(({ route: name }) => name)).toEqual(['Step33'])
})
