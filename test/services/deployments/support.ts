import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeploymentsService, deploymentsModels } from '../../../services/deployments/service.ts'
import type { AuditEntry } from '../../../services/shared/audit.ts'
import type { Caller } from '../../../services/shared/caller.ts'
import { createLog } from '../../../services/shared/log.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import { partitionOf } from '../../../targets/aws/partition.ts'
import { noOrphans, scriptDriver } from '../../testkit/scripted-driver.ts'

export interface OpenDeployments {
  readonly store: Store
  /** What was written to the audit log. */
  readonly audited: AuditEntry[]
  /** What was written to the service's log. */
  readonly logged: string[]
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  send(caller: Caller, query: string, variables?: object): Promise<any>
  close(): Promise<void>
}

export interface DeploymentsOptions {
  /** Hosts inside a network that webhooks may reach. */
  readonly allow?: readonly string[]
  readonly lookup?: LookupFunction
  /** Default: a second later with each look. */
  readonly now?: () => Date
}

/** What the projects service says of every environment: that nothing can be deployed there. */
const onAws = {
  project: 'shop',
  environment: 'prod',
  target: 'AWS',
  region: 'eu-west-1',
  protected: false,
  configVersion: 0,
}

/** Who the service is to AWS. */
const server = {
  accountId: '123456789012',
  arn: 'arn:aws:sts::123456789012:assumed-role/server/i-0123',
  partition: partitionOf('eu-west-1'),
}

/** The service on an embedded store of its own. */
export async function openDeployments({ allow = [], lookup, now }: DeploymentsOptions = {}): Promise<OpenDeployments> {
  const folder = await mkdtemp(join(tmpdir(), 'routo-deployments-'))
  const store = await openSqliteStore({ file: join(folder, 'deployments.db'), models: deploymentsModels })
  const audited: AuditEntry[] = []
  const logged: string[] = []
  let looks = 0
  const subgraph = await createDeploymentsService({
    store,
    keys: { webhooks: randomBytes(32), deployments: randomBytes(32) },
    projects: { execute: async () => ({ data: { answer: onAws } }) },
    openTargets: () => ({ driver: scriptDriver(), identityOf: async () => server, orphans: noOrphans }),
    audit: async (_caller, entry) => void audited.push(entry),
    webhookAllow: allow,
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    now: now ?? (() => new Date(Date.UTC(2026, 10, 21, 12) + 1_000 * looks++)),
    ...(lookup && { lookup }),
  })
  return {
    store,
    audited,
    logged,
    send: async (caller, query, variables = {}) => subgraph.execute({ query, variables: { ...variables } }, caller),
    async close() {
      await subgraph.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A request that a receiver got. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Receiver {
  /** `http://127.0.0.1:…` */
  readonly url: string
  readonly port: number
  readonly received: Received[]
  close(): Promise<void>
}

/** Somebody's server on this machine, which keeps what it gets and answers as told. */
export async function receive(answer: (response: ServerResponse, request: Received) => void): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const got = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() }
      received.push(got)
      answer(response, got)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
