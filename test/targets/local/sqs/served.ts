import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Access, AccessKey } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import { openServer } from '../../../../targets/local/http/server.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import type { Queues } from '../../../../targets/local/queues/queues.ts'
import { sqsEndpoint } from '../../../../targets/local/sqs/endpoint.ts'

/** SQS on a port of its own. */
export interface ServedSqs {
  readonly origin: string
  readonly queues: Queues
  readonly access: Access
  /** Of the SDK, unmodified. */
  client(key?: AccessKey): SQSClient
  close(): Promise<void>
}

export async function serveSqs(): Promise<ServedSqs> {
  const folder = mkdtempSync(join(tmpdir(), 'sqs-'))
  const journal = openJournal({ file: join(folder, 'cloud.db') })
  const access = createAccess({ journal, ownerSecret: Buffer.alloc(32, 1), now: Date.now })
  const queues = createQueues({ journal, now: Date.now })
  const log = { info() {}, warn() {}, error: (fields: object) => console.error(fields) }
  const sqs = sqsEndpoint({ queues, access, now: Date.now, log })
  const server = await openServer({ host: '127.0.0.1', port: 0, isOpenToNetwork: false, log })
  server.serve([sqs])
  const clients: SQSClient[] = []
  return {
    origin: server.origin,
    queues,
    access,
    client(key = access.ownerKey) {
      const client = new SQSClient({ endpoint: server.origin, region: 'us-east-1', credentials: key, maxAttempts: 1 })
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.destroy()
      await queues.close()
      await sqs.close()
      await server.close()
      journal.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
