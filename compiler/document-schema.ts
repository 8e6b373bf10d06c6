import { httpMethods, outboundMethods, type StepKind } from '../runtime/route/route.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }

/** An export of a module of the project, as `import` would name it. */
const functionRef = {
  type: 'object',
  properties: {
    module: { type: 'string', pattern: '^\\./(?!\\.{0,2}/)(?!.*/\\.{0,2}/).+\\.m?[jt]s$' },
    export: { type: 'string', pattern: '^[\\p{ID_Start}$_][\\p{ID_Continue}$\\u200c\\u200d]*$' },
  },
  required: ['module', 'export'],
  additionalProperties: false,
}

const target = {
  type: 'object',
  properties: { uri: text, key: text, method: { enum: outboundMethods } },
  required: ['uri'],
  additionalProperties: false,
}

/** A step of one kind; everything that is not in `optional` must be there. */
const step = (kind: StepKind, required: object, optional: object = {}) => ({
  type: 'object',
  properties: { kind: { const: kind }, ...required, ...optional },
  required: ['kind', ...Object.keys(required)],
  additionalProperties: false,
})

const steps: { readonly [K in StepKind]: object } = {
  process: step('process', { processor: functionRef }),
  filter: step('filter', { processor: functionRef }),
  split: step(
    'split',
    { processor: functionRef },
    { stream: { const: true }, onPartFailure: { enum: ['part', 'message'] } },
  ),
  branch: step(
    'branch',
    {
      rules: {
        type: 'array',
        items: {
          type: 'object',
          properties: { processor: functionRef, to: target },
          required: ['processor', 'to'],
          additionalProperties: false,
        },
      },
    },
    { otherwise: target, mode: { enum: ['first', 'all'] } },
  ),
  tap: step('tap', { to: target }, { processor: functionRef }),
  validate: step('validate', { schema: { type: ['object', 'boolean'] } }),
}

const options = {
  type: 'object',
  properties: {
    memoryMb: whole,
    timeoutMs: whole,
    batchSize: whole,
    batchWindowMs: whole,
    maxConcurrency: whole,
    retry: {
      type: 'object',
      properties: { attempts: whole, backoffMs: whole, maxBackoffMs: whole, jitter: { type: 'boolean' } },
      additionalProperties: false,
    },
    capturePayloads: { type: 'boolean' },
    retentionDays: whole,
    allowLoop: {
      type: 'object',
      properties: { maxHops: whole },
      required: ['maxHops'],
      additionalProperties: false,
    },
  },
  additionalProperties: false,
}

export const stepKinds: readonly string[] = Object.keys(steps)

/** The shape of a `RouteDocument` as JSON Schema (draft 7). What the values may be is seen to by `check`. */
export const documentSchema = {
  type: 'object',
  properties: {
    name: text,
    description: text,
    from: {
      type: 'object',
      properties: { uri: text, method: { enum: httpMethods } },
      required: ['uri'],
      additionalProperties: false,
    },
    steps: {
      type: 'array',
      items: {
        type: 'object',
        discriminator: { propertyName: 'kind' },
        required: ['kind'],
        oneOf: Object.values(steps),
      },
    },
    to: { type: 'array', items: target },
    respond: functionRef,
    options,
  },
  required: ['name', 'from', 'steps', 'to', 'options'],
  additionalProperties: false,
}
