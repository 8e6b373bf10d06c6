import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isInsistedOn } from './insisted-on.ts'

/** The `aws` command as it is installed (`pip install awscli`). */
export const skipsAwsCli = !isInsistedOn('aws')

/** Where, and as whom, the command calls. */
export interface AwsCliOptions {
  readonly endpoint: string
  readonly key: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** Calls the command as somebody would, without any configuration of this machine; answers what it prints. */
export async function awsCli({ endpoint, key }: AwsCliOptions, ...args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  const { stdout } = await promisify(execFile)('aws', [...args, '--endpoint-url', endpoint, '--output', 'json'], {
    env,
  })
  return stdout
}
