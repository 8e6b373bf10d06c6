import { exactly, listOf, object, oneOf, text, textLike } from '../../../../compiler/shape.ts'
import { CloudError } from '../../cloud-error.ts'
import { functionArn } from '../../place.ts'
import { kind } from './kind.ts'
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
