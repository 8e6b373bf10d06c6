import fc from 'fast-check'
import type { RouteOptions } from '../../runtime/route/options.ts'
import {
  type FunctionRef,
  httpMethods,
  type JsonSchema,
  outboundMethods,
  type RouteDocument,
  type Source,
  type Step,
  type Target,
} from '../../runtime/route/route.ts'

/** Texts that a careless printer would break. */
const awkward = fc.constantFrom(
  "it's",
  '"quoted"',
  '</script>',
  '$' + '{x}',
  '`',
  'a\\b',
  'line\nbreak',
  '\u2028',
  '__proto__',
  '🚚',
  '\ud800',
  '',
)
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), awkward)

const exportNames = [
  'csvToJson',
  'isLarge',
  'default',
  'class',
  'route',
  'await',
  'eval',
  'ünïcode',
  '$',
  'constructor',
  'when',
]
const modules = ['./processors.ts', './lib/csv-to-json.ts', './lib/routes.js', './orders.routes.ts', './lib/a b.mjs']

const functionRef: fc.Arbitrary<FunctionRef> = fc.record({
  module: fc.constantFrom(...modules),
  export: fc.constantFrom(...exportNames),
})

/** Modules in which every reference of an arbitrary document can be found. */
export const filesOfReferences: Readonly<Record<string, string>> = Object.fromEntries(
  modules.map((module) => [
    module.slice('./'.length),
    [
      ...exportNames.map((_, i) => `const f${i} = (body) => body`),
      `export { ${exportNames.map((name, i) => `f${i} as ${name}`).join(', ')} }`,
    ].join('\n'),
  ]),
)

const uri = fc.oneof(
  fc.constantFrom(
    'queue:Orders',
    'file:Bucket',
    'http:/orders/{id}',
    'https://partner.example/a?b=c',
    'trigger:rate(5 minutes)',
  ),
  text,
)
const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }).map(withoutNegativeZero)
/** The API takes no value with this one. */
const key = fc.oneof(text, fc.constantFrom('1', '10', 'processor', 'type')).filter((name) => name !== '__proto__')

const target: fc.Arbitrary<Target> = fc.record(
  { uri, key: text, method: fc.constantFrom(...outboundMethods) },
  { requiredKeys: ['uri'] },
)
const source: fc.Arbitrary<Source> = fc.record(
  { uri, method: fc.constantFrom(...httpMethods) },
  { requiredKeys: ['uri'] },
)

const schema: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc.boolean(),
  fc.dictionary(key, json, { maxKeys: 4, noNullPrototype: true }),
)

const step: fc.Arbitrary<Step<FunctionRef>> = fc.oneof(
  fc.record({ kind: fc.constantFrom('process' as const, 'filter' as const), processor: functionRef }),
  fc.record(
    {
      kind: fc.constant('split' as const),
      processor: functionRef,
      stream: fc.constant(true as const),
      onPartFailure: fc.constantFrom('part' as const, 'message' as const),
    },
    { requiredKeys: ['kind', 'processor'] },
  ),
  fc.record({ kind: fc.constant('validate' as const), schema }),
  fc.record(
    { kind: fc.constant('tap' as const), to: target, processor: functionRef },
    { requiredKeys: ['kind', 'to'] },
  ),
  fc.record(
    {
      kind: fc.constant('branch' as const),
      rules: fc.array(fc.record({ processor: functionRef, to: target }), { maxLength: 3 }),
      otherwise: target,
      mode: fc.constantFrom('first' as const, 'all' as const),
    },
    { requiredKeys: ['kind', 'rules'] },
  ),
)

const whole = fc.oneof(fc.integer({ min: -1, max: 100_000 }), fc.maxSafeInteger()).map((value) => value || 0)

const options: fc.Arbitrary<RouteOptions> = fc.record(
  {
    memoryMb: whole,
    timeoutMs: whole,
    batchSize: whole,
    batchWindowMs: whole,
    maxConcurrency: whole,
    retry: fc.record(
      { attempts: whole, backoffMs: whole, maxBackoffMs: whole, jitter: fc.boolean() },
      { requiredKeys: [] },
    ),
    capturePayloads: fc.boolean(),
    retentionDays: whole,
    allowLoop: fc.record({ maxHops: whole }),
  },
  { requiredKeys: [] },
)

/** Any document of the right shape, sensible or not. */
export const routeDocument: fc.Arbitrary<RouteDocument> = fc.record(
  {
    name: fc.oneof(fc.constantFrom('Orders', 'orders', 'StoreOrders'), text),
    description: text,
    from: source,
    steps: fc.array(step, { maxLength: 5 }),
    to: fc.array(target, { maxLength: 3 }),
    respond: functionRef,
    options,
  },
  { requiredKeys: ['name', 'from', 'steps', 'to', 'options'] },
)

/** JSON has no negative zero, and no `undefined`. */
function withoutNegativeZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
