import type { EndpointKind, EndpointKindInfo } from '../../generated.ts'
import { inboundMethod, noOptions, objectSchema, outboundMethod, outboundOptions } from './options-schemas.ts'

type Entry = Omit<EndpointKindInfo, '__typename' | 'kind'>

/** Both ways of an endpoint, where they differ. */
const bothWays = (source: object, target: object) => objectSchema({ source, target })

/** Every kind of endpoint there is. Examples take their functions from `./processors.ts`. */
const entries: { readonly [K in EndpointKind]: Entry } = {
  FILE: {
    summary:
      'A bucket: each file that is put into it is a message, and each message that is sent to it is put there as a file.',
    asSource: true,
    asTarget: true,
    optionsSchema: bothWays(noOptions, objectSchema({ key: outboundOptions.key })),
    resources: {
      source: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
      target: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    },
    example:
      "route('CopyFiles').from('file:Inbox').process(storeOrder).to('file:Archive', { key: '{date}/{id}.json' })",
  },
  QUEUE: {
    summary: 'A queue between routes; one route reads it, any number write to it.',
    asSource: true,
    asTarget: true,
    optionsSchema: bothWays(noOptions, noOptions),
    resources: {
      source: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::Lambda::EventSourceMapping'],
      target: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
    },
    example: "route('PassOrders').from('queue:Orders').process(storeOrder).to('queue:StoredOrders')",
  },
  HTTP: {
    summary:
      'A path that receives requests (http:/orders/{id}), or a URL that messages are sent to (https://host/path).',
    asSource: true,
    asTarget: true,
    optionsSchema: bothWays(objectSchema({ method: inboundMethod }), objectSchema({ method: outboundMethod })),
    resources: {
      source: [
        'AWS::ApiGatewayV2::Api',
        'AWS::ApiGatewayV2::Stage',
        'AWS::ApiGatewayV2::Route',
        'AWS::ApiGatewayV2::Integration',
        'AWS::SQS::Queue',
        'AWS::SQS::QueuePolicy',
      ],
      target: [],
    },
    example: "route('TakeOrders').from('http:/orders').process(storeOrder).to('https://partner.example/orders')",
  },
  TRIGGER: {
    summary:
      'A message on request (trigger:manual) or on a schedule (trigger:rate(5 minutes), trigger:cron(0 9 * * ? *)).',
    asSource: true,
    asTarget: false,
    optionsSchema: bothWays(noOptions, noOptions),
    resources: { source: ['AWS::Scheduler::Schedule', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'], target: [] },
    example: "route('EveryMorning').from('trigger:cron(0 9 * * ? *)').process(storeOrder).to('queue:Orders')",
  },
}

export const endpointCatalog: readonly EndpointKindInfo[] = Object.entries(entries).map(([kind, entry]) => ({
  ...entry,
  kind: kind as EndpointKind, // the keys are the kinds
}))
