import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createAccess } from './access/create-access.ts'
import { writeAwsCredentials } from './aws-credentials.ts'
import type { CloudLog } from './cloud-log.ts'
import { controlEndpoint } from './control/endpoint.ts'
import { createHandlers } from './control/handlers.ts'
import { createFunctions, type FunctionsOptions } from './functions/create-functions.ts'
import { heldByBackup } from './held-by-backup.ts'
import { openServer } from './http/server.ts'
import { createIngress } from './ingress/create-ingress.ts'
import { openJournal } from './journal/open.ts'
import { createLines } from './lines/create-lines.ts'
import { openMessages } from './messages/messages.ts'
import { openObjects } from './objects/open-objects.ts'
import { createQueues } from './queues/create-queues.ts'
import { s3Endpoint } from './s3/endpoint.ts'
import { createSchedules } from './schedules/create-schedules.ts'
import { sqsEndpoint } from './sqs/endpoint.ts'
import { openStacks } from './stacks/stacks.ts'

/** Keys of the cloud, of 32 bytes each; whoever learns one of them has none of the others. */
export interface CloudKeys {
  /** Lets the services of the installation into the control API. */
  readonly control: Buffer
  /** Seals what is kept. */
  readonly data: Buffer
  /** What the access keys of the owner and of executors are made of. */
  readonly owner: Buffer
}

export interface LocalCloudOptions {
  /** Everything is in its folder `cloud`, but for the owner's credentials. */
  readonly dataDir: string
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** Whether other machines may reach it, too; only then may `host` be no loopback address. */
  readonly isOpenToNetwork?: boolean
  readonly keys: CloudKeys
  readonly log: CloudLog
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Of executors. */
  readonly limits?: FunctionsOptions['limits']
  /** How executors speak with the cloud. */
  readonly channel?: FunctionsOptions['channel']
}

export interface LocalCloud {
  /** `http://127.0.0.1:4566` */
  readonly url: string
  /** Lets what runs come to an end, for a few seconds, and lets go of everything. */
  close(): Promise<void>
}

/** What opens, closes. */
interface Closable {
  close(): Promise<void> | void
}

/**
 * Opens the cloud in this process, and goes on with everything that the last one was about.
 *
 * @throws {CloudError} `CANNOT_LISTEN`, `STORAGE_IN_USE`, `STORAGE_DAMAGED`, `STORAGE_TOO_NEW`: what to do about it
 */
export async function openLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const open = new AsyncDisposableStack()
  try {
    const url = await openParts(options, (part) => open.adopt(part, () => part.close()))
    return { url, close: () => open.disposeAsync() }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

/** Each is closed before what it needs: executors first, the journal last; also when another cannot be. */
async function openParts(
  {
    dataDir,
    host,
    port,
    isOpenToNetwork = false,
    keys,
    log,
    now = Date.now,
    limits = {},
    channel = 'lean',
  }: LocalCloudOptions,
  opened: <T extends Closable>(part: T) => T,
): Promise<string> {
  const directory = join(dataDir, 'cloud')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const journal = opened(openJournal({ file: join(directory, 'cloud.db') }))
  const access = createAccess({ journal, ownerSecret: keys.owner, now })
  await writeAwsCredentials(dataDir, access.ownerKey)
  const server = opened(await openServer({ host, port, isOpenToNetwork, log }))
  const { origin } = server
  const lines = createLines({ journal, now })
  const queues = opened(createQueues({ journal, now }))
  const objects = opened(
    await openObjects({
      directory: join(directory, 'objects'),
      journal,
      queues,
      access,
      log,
      now,
      isHeld: heldByBackup(dataDir, now),
    }),
  )
  const functions = opened(
    await createFunctions({
      dir: join(directory, 'functions'),
      journal,
      queues,
      access,
      lines,
      origin,
      sealingKey: keys.data,
      now,
      log,
      limits,
      channel,
    }),
  )
  const ingress = createIngress({ journal, queues, functions, access, log, now })
  const schedules = opened(createSchedules({ journal, queues, access, log, now }))
  const parts = { queues, objects, access, functions, ingress, schedules }
  const stacks = opened(await openStacks({ journal, parts, place: { origin }, sealingKey: keys.data, log, now }))
  const messages = await openMessages({ ...parts, journal, lines, log, now })
  const handlers = createHandlers({ stacks, messages, functions })
  server.serve([
    opened(controlEndpoint({ handlers, functions, key: keys.control })),
    ingress.endpoint,
    functions.runtimeApi,
    opened(sqsEndpoint({ queues, access, now, log })),
    // Takes what is left.
    s3Endpoint({ objects, access }),
  ])
  return origin
}
