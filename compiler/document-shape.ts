import type { RouteOptions } from '../runtime/route/options.ts'
import { httpMethods, outboundMethods, type StepKind } from '../runtime/route/route.ts'
import {
  anyObjectOrFlag,
  exactly,
  flag,
  listOf,
  object,
  oneOf,
  type Properties,
  type Shape,
  tagged,
  text,
  textLike,
  whole,
} from './shape.ts'

/** An export of a module of the project, as `import` would name it. */
const functionRef = object({
  module: textLike(
    /^\.\/(?!\.{0,2}\/)(?!.*\/\.{0,2}\/).+\.m?[jt]s$/u,
    'must be the path of a module in the project, such as ./processors.ts',
  ),
  export: textLike(/^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u, 'must be the name of an export'),
})

const source = object({ uri: text }, { method: oneOf(httpMethods) })
const target = object({ uri: text }, { key: text, method: oneOf(outboundMethods) })

/** A step of one kind. */
const step = (kind: StepKind, required: Properties, optional: Properties = {}): Shape =>
  object({ kind: exactly(kind), ...required }, optional)

const steps: { readonly [K in StepKind]: Shape } = {
  process: step('process', { processor: functionRef }),
  filter: step('filter', { processor: functionRef }),
  split: step(
    'split',
    { processor: functionRef },
    { stream: exactly(true), onPartFailure: oneOf(['part', 'message']) },
  ),
  branch: step(
    'branch',
    { rules: listOf(object({ processor: functionRef, to: target })) },
    { otherwise: target, mode: oneOf(['first', 'all']) },
  ),
  tap: step('tap', { to: target }, { processor: functionRef }),
  validate: step('validate', { schema: anyObjectOrFlag }),
}

const options: { readonly [K in keyof RouteOptions]-?: Shape } = {
  memoryMb: whole,
  timeoutMs: whole,
  batchSize: whole,
  batchWindowMs: whole,
  maxConcurrency: whole,
  retry: object({}, { attempts: whole, backoffMs: whole, maxBackoffMs: whole, jitter: flag }),
  capturePayloads: flag,
  retentionDays: whole,
  allowLoop: object({ maxHops: whole }),
}

/** The shape of a `RouteDocument`. What the values may be is seen to by `check`. */
export const documentShape: Shape = object(
  {
    name: text,
    from: source,
    steps: listOf(tagged('kind', steps)),
    to: listOf(target),
    options: object({}, options),
  },
  { description: text, respond: functionRef },
)
