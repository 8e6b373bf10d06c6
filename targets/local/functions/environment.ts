import type { AccessKey } from '../access/access.ts'
import { region } from '../place.ts'
import type { FunctionConfig } from './functions.ts'

/** What an executor is told beside what its template says. */
export interface Surroundings {
  readonly secrets: Readonly<Record<string, string>>
  readonly key: AccessKey
  /** Of the cloud: `http://127.0.0.1:4566`. */
  readonly origin: string
  /** Its code. */
  readonly folder: string
  /** The one folder that it may write to. */
  readonly temporary: string
  /** Host and path of the Runtime API for this one process; the lean channel otherwise. */
  readonly runtimeApi: string | undefined
}

/**
 * Variables that change what Node, the system's loader or a library does before there is any permission: OpenSSL's names a file of
 * settings, which names libraries to load.
 */
const OF_THE_PROCESS = /^(?:NODE_|LD_|DYLD_|OPENSSL_|GLIBC_|MALLOC_|GCONV_PATH$|LOCPATH$)/

/** The environment of an executor: nothing of the cloud's own gets into it. */
export function environmentOf(config: FunctionConfig, surroundings: Surroundings): Readonly<Record<string, string>> {
  const { secrets, key, origin, folder, temporary, runtimeApi } = surroundings
  const own = Object.entries({ ...config.environment, ...secrets }).filter(([name]) => !OF_THE_PROCESS.test(name))
  const names = [...(config.environment.ROUTO_VARIABLES ?? '').split(',').filter(Boolean), ...Object.keys(secrets)]
  return {
    TZ: ':UTC',
    ROUTO_CAPTURE: '1',
    ...Object.fromEntries(own),
    ...(names.length > 0 && { ROUTO_VARIABLES: [...new Set(names)].sort().join(',') }),
    ROUTO_TRANSPORT: runtimeApi === undefined ? 'lean' : 'http',
    ROUTO_FUNCTION_ARN: config.arn,
    _HANDLER: config.handler,
    LAMBDA_TASK_ROOT: folder,
    TMPDIR: temporary,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_ENDPOINT_URL: origin,
    AWS_ENDPOINT_URL_SQS: origin,
    AWS_ENDPOINT_URL_S3: origin,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: config.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: temporary.slice(temporary.lastIndexOf('/') + 1),
    ...(runtimeApi !== undefined && { AWS_LAMBDA_RUNTIME_API: runtimeApi }),
  }
}

/** What Node lets an executor do: read its code, write to its temporary folder, and no processes, threads, add-ons or databases. */
export const nodeOptions = (
  { memoryMb }: FunctionConfig,
  { folder, temporary }: Pick<Surroundings, 'folder' | 'temporary'>,
  client: string,
): readonly string[] => [
  '--permission',
  // It opens files past the permissions: the database of the cloud, too.
  '--no-experimental-sqlite',
  `--allow-fs-read=${folder}`,
  `--allow-fs-read=${client}`,
  `--allow-fs-read=${temporary}`,
  `--allow-fs-write=${temporary}`,
  `--max-old-space-size=${memoryMb}`,
  '--enable-source-maps',
]
