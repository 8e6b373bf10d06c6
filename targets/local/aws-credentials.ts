import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccessKey } from './access/access.ts'
import { region } from './place.ts'

/**
 * Writes the owner's key where the tools of AWS look for it, readable by this user alone:
 * `AWS_SHARED_CREDENTIALS_FILE=.routo/aws-credentials aws --profile routo --endpoint-url http://127.0.0.1:4566 sqs list-queues`.
 */
export async function writeAwsCredentials(dataDir: string, { accessKeyId, secretAccessKey }: AccessKey): Promise<void> {
  const lines = [
    '[routo]',
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
    `region = ${region}`,
  ]
  const file = join(dataDir, 'aws-credentials')
  const draft = `${file}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
  await rename(draft, file)
}
