import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'

/** The SDK of AWS as it is, with the credentials that a cloud has written. */
export async function sdkFor({ url, dataDir }: { readonly url: string; readonly dataDir: string }) {
  const text = await readFile(join(dataDir, 'aws-credentials'), 'utf8')
  const setting = (name: string): string => new RegExp(`^${name} = (.*)$`, 'm').exec(text)?.[1] ?? ''
  const options = {
    endpoint: url,
    region: setting('region'),
    credentials: { accessKeyId: setting('aws_access_key_id'), secretAccessKey: setting('aws_secret_access_key') },
  }
  return { s3: new S3Client({ ...options, forcePathStyle: true }), sqs: new SQSClient(options) }
}
