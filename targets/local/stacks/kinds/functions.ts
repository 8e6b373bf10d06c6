import { exactly, listOf, object, oneOf, text, textLike } from '../../../../compiler/shape.ts'
import { CloudError } from '../../cloud-error.ts'
import { account, functionArn, partition, region } from '../../place.ts'
import { kind } from './kind.ts'
import { generatedName, generatedUuid } from './names.ts'
import { count, tags, textMap } from './shapes.ts'

interface FunctionProperties {
  readonly FunctionName: string
  readonly Handler: string
  /** The key names the digest of the zip. */
  readonly Code: { readonly S3Key: string }
  /** ARN. */
  readonly Role: string
  readonly MemorySize: number
  readonly Timeout: number
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> }
  readonly LoggingConfig: { readonly LogGroup: string }
}

const CODE_KEY = /^code\/([0-9a-f]{64})\.zip$/

export const lambdaFunction = kind<FunctionProperties>({
  shape: object(
    {
      FunctionName: text,
      Runtime: exactly('nodejs24.x'),
      Architectures: listOf(oneOf(['arm64', 'x86_64'])),
      Handler: text,
      Code: object({ S3Bucket: text, S3Key: textLike(CODE_KEY, 'must be code/<sha256>.zip') }),
      Role: text,
      MemorySize: count,
      Timeout: count,
      Environment: object({ Variables: textMap }),
      LoggingConfig: object({ LogFormat: exactly('JSON'), LogGroup: text }),
      Tags: tags,
    },
    { Description: text },
  ),
  isNamed: true,
  physicalId: ({ properties }) => properties.FunctionName,
  attributes: (name) => ({ Arn: functionArn(name) }),
  async put({ physicalId, properties, route = '', owner }, { functions }) {
    const codeSha256 = codeOf(properties)
    if (!functions.hasCode(codeSha256)) {
      throw new CloudError(
        'NoSuchKey',
        `The code ${codeSha256} of ${physicalId} is not there: it has to be uploaded first.`,
      )
    }
    await functions.put({
      name: physicalId,
      arn: functionArn(physicalId),
      handler: properties.Handler,
      codeSha256,
      memoryMb: properties.MemorySize,
      timeoutMs: properties.Timeout * 1_000,
      environment: properties.Environment.Variables,
      roleArn: properties.Role,
      logGroup: properties.LoggingConfig.LogGroup,
      source: { ...owner, route, memoryMb: properties.MemorySize },
    })
  },
  async remove({ physicalId }, { functions }) {
    if (functions.get(physicalId) !== undefined) await functions.remove(physicalId)
  },
  live({ physicalId, properties }, { functions }) {
    const config = functions.get(physicalId)
    if (config === undefined) return undefined
    return {
      ...properties,
      Handler: config.handler,
      Code: { ...properties.Code, S3Key: `code/${config.codeSha256}.zip` },
      Role: config.roleArn,
      MemorySize: config.memoryMb,
      Timeout: config.timeoutMs / 1_000,
      Environment: { Variables: config.environment },
    }
  },
})

/** SHA-256 of the zip that a function runs. */
export const codeOf = ({ Code }: Pick<FunctionProperties, 'Code'>): string => CODE_KEY.exec(Code.S3Key)?.[1] ?? ''

interface EventSourceProperties {
  readonly EventSourceArn: string
  readonly FunctionName: string
  readonly BatchSize: number
  readonly MaximumBatchingWindowInSeconds: number
  readonly ScalingConfig?: { readonly MaximumConcurrency: number }
}

export const eventSource = kind<EventSourceProperties>({
  shape: object(
    {
      EventSourceArn: text,
      FunctionName: text,
      BatchSize: count,
      MaximumBatchingWindowInSeconds: count,
      FunctionResponseTypes: listOf(exactly('ReportBatchItemFailures')),
      Tags: tags,
    },
    { ScalingConfig: object({ MaximumConcurrency: count }) },
  ),
  physicalId: generatedUuid,
  attributes: (id) => ({ Id: id }),
  async put({ physicalId, properties }, { functions, queues }) {
    const queue = properties.EventSourceArn.slice(properties.EventSourceArn.lastIndexOf(':') + 1)
    if (queues.get(queue) === undefined) {
      throw new CloudError(
        'InvalidParameterValueException',
        `The event source ${properties.EventSourceArn} does not exist.`,
      )
    }
    await functions.putEventSource({
      id: physicalId,
      queue,
      functionName: properties.FunctionName,
      batchSize: properties.BatchSize,
      windowMs: properties.MaximumBatchingWindowInSeconds * 1_000,
      ...(properties.ScalingConfig !== undefined && { maxConcurrency: properties.ScalingConfig.MaximumConcurrency }),
    })
  },
  async remove({ physicalId }, { functions }) {
    if (functions.eventSources().some(({ id }) => id === physicalId)) await functions.removeEventSource(physicalId)
  },
  live({ physicalId, properties }, { functions }) {
    const source = functions.eventSources().find(({ id }) => id === physicalId)
    if (source === undefined) return undefined
    const { ScalingConfig, ...rest } = properties
    return {
      ...rest,
      FunctionName: source.functionName,
      BatchSize: source.batchSize,
      MaximumBatchingWindowInSeconds: source.windowMs / 1_000,
      ...(source.maxConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: source.maxConcurrency } }),
    }
  },
})

interface PermissionProperties {
  readonly Action: string
  readonly FunctionName: string
  /** Name of a service. */
  readonly Principal: string
  readonly SourceArn: string
}

/** Lets an API invoke a function: the policy of the function. */
export const permission = kind<PermissionProperties>({
  shape: object({ Action: text, FunctionName: text, Principal: text, SourceArn: text }),
  physicalId: (resource) => generatedName(resource, 100),
  attributes: (id) => ({ Id: id }),
  async put({ physicalId, properties }, { access, functions }) {
    const { Action, FunctionName, Principal, SourceArn } = properties
    if (functions.get(FunctionName) === undefined) {
      throw new CloudError(
        'ResourceNotFoundException',
        `The function ${FunctionName}, which the permission is for, does not exist.`,
      )
    }
    const Resource = functionArn(FunctionName)
    const Condition = { ArnLike: { 'aws:SourceArn': SourceArn } }
    await access.putResourcePolicy(Resource, {
      Version: '2012-10-17',
      Statement: [{ Sid: physicalId, Effect: 'Allow', Principal: { Service: Principal }, Action, Resource, Condition }],
    })
  },
  remove: ({ properties }, { access }) => access.putResourcePolicy(functionArn(properties.FunctionName), undefined),
  live: ({ properties }, { functions }) =>
    functions.get(properties.FunctionName) === undefined ? undefined : { ...properties },
})

interface LogGroupProperties {
  readonly LogGroupName: string
  readonly RetentionInDays: number
}

/** A name for lines that are kept all together here: nothing has to be made. */
export const logGroup = kind<LogGroupProperties>({
  shape: object({ LogGroupName: text, RetentionInDays: count, Tags: tags }),
  physicalId: ({ properties }) => properties.LogGroupName,
  attributes: (name) => ({ Arn: `arn:${partition}:logs:${region}:${account}:log-group:${name}:*` }),
  put: async () => {},
  remove: async () => {},
  live: ({ properties }) => ({ ...properties }),
})
