import { apiIds } from '../plan/logical-ids.ts'
import { accessLogGroupName } from '../plan/naming.ts'
import type { Shard } from '../plan/plan.ts'
import { getAtt, type Resources, ref } from '../template.ts'
import type { Names } from './names.ts'
import { logPolicies, metadata, tagList, tagMap } from './resource.ts'

const LOG_DAYS = 30

/** What an access log line says: enough to see why a request never became a message, and nothing about its sender. */
const logFormat = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.error.message',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
})

/** The API that the http routes of a shard share; none where there are none. */
export function httpApi({ id, httpRoutes }: Pick<Shard, 'id' | 'httpRoutes'>, names: Names): Resources {
  if (httpRoutes.length === 0) return {}
  const { scope } = names
  return {
    [apiIds.api]: {
      Type: 'AWS::ApiGatewayV2::Api',
      ...metadata('API'),
      Properties: {
        Name: `${scope.project}-${scope.environment}-${id}`,
        ProtocolType: 'HTTP',
        Tags: tagMap(scope),
      },
    },
    [apiIds.stage]: {
      Type: 'AWS::ApiGatewayV2::Stage',
      ...metadata('API'),
      Properties: {
        ApiId: ref(apiIds.api),
        StageName: '$default',
        AutoDeploy: true,
        AccessLogSettings: { DestinationArn: getAtt(apiIds.logs, 'Arn'), Format: logFormat },
        Tags: tagMap(scope),
      },
    },
    [apiIds.logs]: {
      Type: 'AWS::Logs::LogGroup',
      ...logPolicies,
      ...metadata('LOG'),
      Properties: {
        LogGroupName: accessLogGroupName(scope, id),
        RetentionInDays: LOG_DAYS,
        Tags: tagList(scope),
      },
    },
  }
}
