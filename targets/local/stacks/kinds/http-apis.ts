import { exactly, object, type Shape, text, textLike } from '../../../../compiler/shape.ts'
import { kind } from './kind.ts'
import { generatedId } from './names.ts'
import { nameIn } from './queues.ts'
import { textMap } from './shapes.ts'

export const api = kind<{ readonly Name: string }>({
  shape: object({ Name: text, ProtocolType: exactly('HTTP'), Tags: textMap }),
  physicalId: generatedId,
  attributes: (id, { origin }) => ({ ApiId: id, ApiEndpoint: `${origin}/_api/${id}` }),
  put: ({ physicalId: id, properties }, { ingress }) => ingress.putApi({ id, name: properties.Name }),
  remove: ({ physicalId }, { ingress }) => ingress.removeApi(physicalId),
  live({ physicalId, properties }, { ingress }) {
    const found = ingress.api(physicalId)
    return found === undefined ? undefined : { ...properties, Name: found.name }
  },
})

/** The one stage of an API, which is there with it. Access logs are not written. */
export const stage = kind<{ readonly ApiId: string }>({
  shape: object({
    ApiId: text,
    StageName: exactly('$default'),
    AutoDeploy: exactly(true),
    AccessLogSettings: object({ DestinationArn: text, Format: text }),
    Tags: textMap,
  }),
  physicalId: () => '$default',
  attributes: () => ({}),
  put: async () => {},
  remove: async () => {},
  live: ({ properties }, { ingress }) => (ingress.api(properties.ApiId) === undefined ? undefined : { ...properties }),
})

interface IntegrationProperties {
  readonly ApiId: string
  readonly IntegrationSubtype?: 'SQS-SendMessage'
  readonly CredentialsArn?: string
  readonly RequestParameters?: { readonly QueueUrl: string }
  readonly IntegrationUri?: string
}

const common = { ApiId: text, IntegrationType: exactly('AWS_PROXY') }
const intoQueue = object({
  ...common,
  IntegrationSubtype: exactly('SQS-SendMessage'),
  PayloadFormatVersion: exactly('1.0'),
  CredentialsArn: text,
  RequestParameters: object({ QueueUrl: text, MessageBody: exactly('$request.body') }),
})
const answered = object({ ...common, IntegrationUri: text, PayloadFormatVersion: exactly('2.0') })

const integrationShape: Shape = (value, path, report) => {
  const isForQueue = typeof value === 'object' && value !== null && 'IntegrationSubtype' in value
  return (isForQueue ? intoQueue : answered)(value, path, report)
}

export const integration = kind<IntegrationProperties>({
  shape: integrationShape,
  physicalId: generatedId,
  attributes: (id) => ({ IntegrationId: id }),
  async put({ physicalId: id, properties }, { ingress }) {
    const { ApiId: apiId, CredentialsArn: roleArn = '', RequestParameters, IntegrationUri = '' } = properties
    const to =
      RequestParameters === undefined
        ? ({ kind: 'function', functionArn: IntegrationUri } as const)
        : ({ kind: 'queue', queue: nameIn(RequestParameters.QueueUrl), roleArn } as const)
    await ingress.putIntegration({ id, apiId, to })
  },
  remove: ({ physicalId, properties }, { ingress }) => ingress.removeIntegration(properties.ApiId, physicalId),
  live: ({ physicalId, properties }, { ingress }) =>
    ingress.integration(properties.ApiId, physicalId) === undefined ? undefined : { ...properties },
})

interface RouteProperties {
  readonly ApiId: string
  readonly RouteKey: string
  /** `integrations/<id>` */
  readonly Target: string
}

export const httpRoute = kind<RouteProperties>({
  shape: object({
    ApiId: text,
    RouteKey: text,
    Target: textLike(/^integrations\/[a-z0-9]+$/, 'must be integrations/<id>'),
  }),
  physicalId: generatedId,
  attributes: (id) => ({ RouteId: id }),
  put: ({ physicalId: id, properties }, { ingress }) =>
    ingress.putRoute({
      id,
      apiId: properties.ApiId,
      routeKey: properties.RouteKey,
      integrationId: nameIn(properties.Target),
    }),
  remove: ({ physicalId, properties }, { ingress }) => ingress.removeRoute(properties.ApiId, physicalId),
  live({ physicalId, properties }, { ingress }) {
    const found = ingress.route(properties.ApiId, physicalId)
    if (found === undefined) return undefined
    return { ...properties, RouteKey: found.routeKey, Target: `integrations/${found.integrationId}` }
  },
})
