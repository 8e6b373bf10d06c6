import type { StepKind } from '../../../../runtime/route/route.ts'
import type { StepKindInfo } from '../../generated.ts'
import { stepKinds } from '../step-resolvers.ts'
import { endpointUri, noOptions, objectSchema, outboundOptions } from './options-schemas.ts'

type Entry = Omit<StepKindInfo, '__typename' | 'kind'>

/** Every step there is, in the order in which they are offered. Examples take their functions from `./processors.ts`. */
const entries: { readonly [K in StepKind]: Entry } = {
  process: {
    title: 'Process',
    summary: 'Replaces the body with what the processor returns; nothing returned drops the message.',
    optionsSchema: noOptions,
    example: "route('StoreOrders').from('queue:Orders').process(storeOrder)",
  },
  filter: {
    title: 'Filter',
    summary: 'Passes on the messages for which the predicate holds, and drops the others with the reason "filtered".',
    optionsSchema: noOptions,
    example: "route('LargeOrders').from('queue:Orders').filter(isLarge).to('queue:LargeOrders')",
  },
  split: {
    title: 'Split',
    summary: 'Makes one message of each part that the splitter yields, in order.',
    optionsSchema: objectSchema({
      stream: {
        const: true,
        description: 'The splitter gets the body as chunks of text, for files larger than memory.',
      },
      onPartFailure: {
        enum: ['part', 'message'],
        default: 'part',
        description: 'part: a part that fails leaves alone. message: it fails the whole message.',
      },
    }),
    example: "route('ReadOrders').from('file:OrderFiles').split(csvToOrders).to('queue:Orders')",
  },
  branch: {
    title: 'Branch',
    summary:
      'Sends the message to the target of the first rule that holds, or of every rule that holds. It is the last step.',
    optionsSchema: objectSchema({
      mode: {
        enum: ['first', 'all'],
        default: 'first',
        description: 'Whether the first rule that holds decides, or all of them.',
      },
      otherwise: {
        ...endpointUri,
        description: 'Where messages go for which no rule holds. Without it they are dropped.',
      },
    }),
    example:
      "route('SortOrders').from('queue:Orders').branch([[isLarge, 'queue:LargeOrders']]).otherwise('queue:SmallOrders')",
  },
  tap: {
    title: 'Tap',
    summary: 'Sends a copy of the message to a target, and passes the message on.',
    optionsSchema: objectSchema({
      ...outboundOptions,
      when: { type: 'string', description: 'The name of a predicate: only messages for which it holds are copied.' },
    }),
    example:
      "route('KeepOrders').from('queue:Orders').tap('file:OrderArchive', { key: '{id}.json' }).process(storeOrder)",
  },
  validate: {
    title: 'Validate',
    summary: 'Refuses bodies that are not JSON of this schema: they go to the dead letters at once.',
    optionsSchema: {
      type: ['object', 'boolean'],
      description: 'A JSON Schema, draft 7.',
    },
    example:
      "route('CheckOrders').from('queue:Orders').validate({ type: 'object', required: ['id'] }).process(storeOrder)",
  },
}

export const stepCatalog: readonly StepKindInfo[] = Object.entries(entries).map(([kind, entry]) => ({
  ...entry,
  kind: stepKinds[kind as StepKind], // the keys are the kinds
}))
