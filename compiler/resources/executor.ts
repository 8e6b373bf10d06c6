import { routeIds } from '../plan/logical-ids.ts'
import type { ExecutorPlan } from '../plan/plan.ts'
import { wholeSeconds } from '../plan/timing.ts'
import { getAtt, type Resources, ref, type Value } from '../template.ts'
import type { Names } from './names.ts'
import { logPolicies, metadata, tagList } from './resource.ts'

/** Template parameter: the bucket that holds the code. */
export const CODE_BUCKET = 'CodeBucket'

/** The function that runs a route, and its log group. */
export function executor(need: ExecutorPlan, environment: Value, codeKey: string, names: Names): Resources {
  const { logicalId, route, options } = need
  const ids = routeIds(route.name)
  return {
    [logicalId]: {
      Type: 'AWS::Lambda::Function',
      ...metadata('EXECUTOR', route.name),
      Properties: {
        FunctionName: names.function(logicalId),
        Description: `Runs route ${route.name}`,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Code: { S3Bucket: ref(CODE_BUCKET), S3Key: codeKey },
        Role: getAtt(ids.role, 'Arn'),
        MemorySize: options.memoryMb,
        Timeout: wholeSeconds(options.timeoutMs),
        Environment: { Variables: environment },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: ref(ids.logs) },
        Tags: tagList(names.scope, route.name),
      },
    },
    [ids.logs]: {
      Type: 'AWS::Logs::LogGroup',
      ...logPolicies,
      ...metadata('LOG', route.name),
      Properties: {
        LogGroupName: names.logGroup(logicalId),
        RetentionInDays: options.retentionDays,
        Tags: tagList(names.scope, route.name),
      },
    },
  }
}
