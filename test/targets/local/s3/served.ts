import { S3Client } from '@aws-sdk/client-s3'
import type { AccessKey } from '../../../../targets/local/access/access.ts'
import { openServer } from '../../../../targets/local/http/server.ts'
import { s3Endpoint } from '../../../../targets/local/s3/endpoint.ts'
import { openStore, type TemporaryStore } from '../objects/stores.ts'

/** S3 on a port of its own. */
export interface ServedS3 extends Omit<TemporaryStore, 'reopen'> {
  readonly origin: string
  /** Of the SDK, unmodified. */
  client(key?: AccessKey): S3Client
}

export async function serveS3(): Promise<ServedS3> {
  const store = await openStore()
  const faults: object[] = []
  const log = { info() {}, warn() {}, error: (fields: object) => void faults.push(fields) }
  const server = await openServer({ host: '127.0.0.1', port: 0, isOpenToNetwork: false, log })
  server.serve([s3Endpoint(store)])
  const clients: S3Client[] = []
  return {
    ...store,
    origin: server.origin,
    client(credentials = store.access.ownerKey) {
      const client = new S3Client({ endpoint: server.origin, region: 'us-east-1', credentials, maxAttempts: 1 })
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.destroy()
      await server.close()
      await store.close()
      if (faults.length > 0) throw new Error('requests failed by faults of the cloud', { cause: faults })
    },
  }
}
