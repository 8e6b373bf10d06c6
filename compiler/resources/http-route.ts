import { apiIds, routeIds } from '../plan/logical-ids.ts'
import type { HttpRoutePlan } from '../plan/plan.ts'
import {
  getAtt,
  placeholder,
  type Resources,
  ref,
  regionalArn,
  sub,
  type TemplateResource,
  type Value,
} from '../template.ts'
import type { Names } from './names.ts'
import { allow, trust } from './policy.ts'
import { metadata } from './resource.ts'
import { role } from './role.ts'

/** A route of the API: its executor answers, or its inbox takes the body without a function in between. */
export function httpRoute(need: HttpRoutePlan, names: Names): Resources {
  const ids = routeIds(need.route)
  return {
    [ids.httpRoute]: {
      Type: 'AWS::ApiGatewayV2::Route',
      ...metadata('API', need.route),
      Properties: {
        ApiId: ref(apiIds.api),
        RouteKey: `${need.method} ${need.path}`,
        Target: sub(`integrations/${placeholder(ids.httpIntegration)}`),
      },
    },
    ...('queue' in need.to ? intoQueue(need, need.to.queue, names) : answered(need, need.to.executor)),
  }
}

function intoQueue({ route }: HttpRoutePlan, queue: string, names: Names): Resources {
  const ids = routeIds(route)
  return {
    [ids.httpIntegration]: integration(route, {
      IntegrationSubtype: 'SQS-SendMessage',
      PayloadFormatVersion: '1.0',
      CredentialsArn: getAtt(ids.httpRole, 'Arn'),
      RequestParameters: { QueueUrl: names.usedQueueUrl(queue), MessageBody: '$request.body' },
    }),
    [ids.httpRole]: role(
      route,
      trust('apigateway.amazonaws.com'),
      [allow('SendMessages', ['sqs:SendMessage'], [names.queueArn(queue)])],
      names,
    ),
  }
}

function answered({ route, method, path }: HttpRoutePlan, executor: string): Resources {
  const ids = routeIds(route)
  return {
    [ids.httpIntegration]: integration(route, {
      IntegrationUri: getAtt(executor, 'Arn'),
      PayloadFormatVersion: '2.0',
    }),
    [ids.httpPermission]: {
      Type: 'AWS::Lambda::Permission',
      ...metadata('PERMISSION', route),
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: ref(executor),
        Principal: 'apigateway.amazonaws.com',
        SourceArn: sub(regionalArn('execute-api', `${placeholder(apiIds.api)}/$default/${method}${path}`)),
      },
    },
  }
}

const integration = (route: string, properties: Readonly<Record<string, Value>>): TemplateResource => ({
  Type: 'AWS::ApiGatewayV2::Integration',
  ...metadata('API', route),
  Properties: { ApiId: ref(apiIds.api), IntegrationType: 'AWS_PROXY', ...properties },
})
