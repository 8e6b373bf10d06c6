import { readFileSync } from 'node:fs'
import type { S3Client } from '@aws-sdk/client-s3'
import type { SQSClient } from '@aws-sdk/client-sqs'

/** The names of all operations that a client of the SDK is asked for from now on. */
export function operationsOf(client: S3Client | SQSClient): ReadonlySet<string> {
  const asked = new Set<string>()
  // The SDK writes the stack of each service with types of its own; what is looked at here is the same in all.
  const stack = client.middlewareStack as S3Client['middlewareStack']
  stack.add(
    (next, { commandName }) =>
      (args) => {
        asked.add(String(commandName).replace(/Command$/, ''))
        return next(args)
      },
    { step: 'initialize' },
  )
  return asked
}

/** The operations of a service that the document lists, in its order. */
export function documentedOperations(service: 'S3' | 'SQS'): readonly string[] {
  const [, table = ''] = readFileSync('docs/local-cloud.md', 'utf8').split(`| ${service} operation |`)
  return [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (\w+) \|/gm)].map(([, name = '']) => name)
}
