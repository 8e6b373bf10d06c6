import fc from 'fast-check'
import type { RouteOptions } from '../../runtime/route/options.ts'
import type { FunctionRef, RouteDocument, Source, Step, Target } from '../../runtime/route/route.ts'

const ref: FunctionRef = { module: './processors.ts', export: 'processor' }

/** The processor module that the routes refer to. */
export const processorFiles = { 'processors.ts': 'export const processor = (body) => body' }

const options: fc.Arbitrary<RouteOptions> = fc.record(
  {
    memoryMb: fc.integer({ min: 128, max: 10_240 }),
    timeoutMs: fc.integer({ min: 1_000, max: 29_000 }),
    maxConcurrency: fc.integer({ min: 2, max: 1_000 }),
    retentionDays: fc.constantFrom(1, 7, 30, 365),
    retry: fc.record({ attempts: fc.integer({ min: 1, max: 100 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

const batches = fc.oneof(
  fc.constant({}),
  fc.record({ batchSize: fc.integer({ min: 1, max: 10 }) }),
  fc.record({
    batchSize: fc.integer({ min: 11, max: 10_000 }),
    batchWindowMs: fc.integer({ min: 1_000, max: 300_000 }),
  }),
)

/** Where route `index` may read: endpoints of its own, so that each has one reader. */
const sourceOf = (index: number): fc.Arbitrary<Source> =>
  fc.oneof(
    fc.constant({ uri: `queue:Queue${index}` }),
    fc.constant({ uri: `file:Bucket${index}` }),
    fc.constantFrom('trigger:manual', 'trigger:rate(5 minutes)', 'trigger:cron(0 9 * * ? *)').map((uri) => ({ uri })),
    fc.constantFrom('POST' as const, 'PUT' as const).map((method) => ({ uri: `http:/part${index}/{id}`, method })),
  )

/** Where it may write: to routes after it, so that nothing goes round in a circle, and to what nobody reads. */
const targetOf = (index: number): fc.Arbitrary<Target> =>
  fc.oneof(
    fc.integer({ min: index + 1, max: index + 4 }).map((next) => ({ uri: `queue:Queue${next}` })),
    fc.integer({ min: index + 1, max: index + 4 }).map((next) => ({ uri: `file:Bucket${next}`, key: 'all/{id}' })),
    fc.constant({ uri: 'queue:SharedByAll' }),
    fc.constant({ uri: 'https://partner.example/orders' }),
  )

const stepsOf = (target: fc.Arbitrary<Target>, mayDivide: boolean): fc.Arbitrary<Step<FunctionRef>[]> => {
  const tap = target.map((to) => ({ kind: 'tap' as const, to }))
  const simple = fc.constantFrom<Step<FunctionRef>>(
    { kind: 'process', processor: ref },
    { kind: 'filter', processor: ref },
    { kind: 'validate', schema: { type: 'object' } },
  )
  const split = fc.constant({ kind: 'split' as const, processor: ref })
  return fc.array(mayDivide ? fc.oneof(simple, tap, split) : fc.oneof(simple, tap), { maxLength: 4 })
}

function routeAt(index: number): fc.Arbitrary<RouteDocument> {
  const target = targetOf(index)
  const targets = fc.uniqueArray(target, { maxLength: 3, selector: ({ uri }) => uri })
  return fc
    .tuple(sourceOf(index), options, batches, fc.boolean(), fc.boolean(), targets)
    .chain(([from, some, batch, responds, branches, to]) => {
      const isSynchronous = responds && from.uri.startsWith('http:')
      const { maxConcurrency, retry, ...synchronous } = some
      return stepsOf(target, !isSynchronous).map((steps) => ({
        name: `Route${index}`,
        from,
        steps: branches ? [...steps, branchTo(to)] : steps,
        to: branches ? [] : to,
        options: isSynchronous ? synchronous : { ...some, ...batch },
        ...(isSynchronous && { respond: ref }),
      }))
    })
}

const branchTo = (to: readonly Target[]): Step<FunctionRef> => ({
  kind: 'branch',
  rules: [...to, { uri: 'queue:Rest' }].map((rule) => ({ processor: ref, to: rule })),
})

/** Routes of a project that has no errors: every source, step and target, in flows that meet. */
export const arbitraryProject = (mostRoutes: number): fc.Arbitrary<readonly RouteDocument[]> =>
  fc
    .integer({ min: 1, max: mostRoutes })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => routeAt(index))))
