import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Access } from '../access/access.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Journal } from '../journal/journal.ts'
import type { Lines } from '../lines/lines.ts'
import type { Queues } from '../queues/queues.ts'
import { installClient } from './client.ts'
import { openCode } from './code.ts'
import { environmentOf, nodeOptions } from './environment.ts'
import { type RunningSource, runEventSource } from './event-source.ts'
import type { EventSource, FunctionConfig, Functions } from './functions.ts'
import { createInvocations } from './invocations.ts'
import { endLeftovers } from './leftovers.ts'
import { createLogs } from './logs.ts'
import { watchMemory } from './memory.ts'
import { startProcess } from './process.ts'
import { createProcesses, type ProcessLimits } from './processes.ts'
import { openRegistry } from './registry.ts'
import { answerRequest } from './requests.ts'
import { createRuntimeApi } from './runtime-api.ts'
import { spareCpu } from './spare-cpu.ts'

export interface FunctionsOptions {
  /** For code, temporary files, and the program of executors. */
  readonly dir: string
  readonly journal: Journal
  readonly queues: Queues
  readonly access: Access
  readonly lines: Lines
  /** Where the cloud answers: `http://127.0.0.1:4566`. */
  readonly origin: string
  /** 32 bytes: seals secrets at rest. */
  readonly sealingKey: Buffer
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: CloudLog
  readonly limits?: Partial<Limits>
  /** How executors speak with the cloud; `lean` is several times cheaper. */
  readonly channel?: 'lean' | 'runtime-api'
  /** Whether the machine has something left for one more executor of a function. */
  readonly hasRoom?: () => boolean
}

interface Limits extends ProcessLimits {
  /** To load the code of a function. */
  readonly initMs: number
  /** For what runs when the cloud stops. */
  readonly graceMs: number
}

const cores = availableParallelism()

const defaultLimits: Limits = {
  most: Math.max(16, cores * 8),
  mostPerFunction: Math.max(8, cores * 4),
  idleMs: 30_000,
  initMs: 10_000,
  graceMs: 5_000,
}

/** Opens the functions of the cloud, and goes on to feed those that are fed. */
export async function createFunctions(options: FunctionsOptions): Promise<Functions> {
  const { dir, journal, queues, access, lines, origin, sealingKey, now, log, channel = 'lean' } = options
  const { hasRoom = spareCpu() } = options
  const limits = { ...defaultLimits, ...options.limits }
  const temporaries = join(dir, 'temporary')
  const programs = join(dir, 'program')
  await endLeftovers(programs)
  await rm(temporaries, { recursive: true, force: true })
  const client = await installClient(programs)
  const registry = openRegistry(journal, sealingKey)
  const code = await openCode({
    dir: join(dir, 'code'),
    isUsed: (sha256) => [...registry.functions.values()].some(({ codeSha256 }) => codeSha256 === sha256),
    now,
    log,
  })
  const runtimeApi = createRuntimeApi()
  const configOf = (name: string): FunctionConfig | undefined => registry.functions.get(name)
  const logs = createLogs(lines, now, (err) => log.warn({ err }, 'Lines that executors logged could not be kept'))

  const start = (config: FunctionConfig) => {
    const temporary = join(temporaries, randomUUID())
    const { source, roleArn, codeSha256 } = config
    const fixed = {
      secrets: registry.secretsOf(source.environmentId),
      key: access.keyOf(roleArn),
      origin,
      folder: code.folderOf(codeSha256),
      temporary,
    }
    return startProcess(config, {
      command: process.execPath,
      args: [...nodeOptions(config, fixed, client.folder), client.entry],
      environment: (address) => environmentOf(config, { ...fixed, runtimeApi: address }),
      temporary,
      ...(channel === 'runtime-api' && { openEnd: (listener) => runtimeApi.open(origin, listener) }),
      initMs: limits.initMs,
      now,
      log: logs.of(source),
    })
  }

  const processes = createProcesses({ limits, configOf, start, now })
  const memory = watchMemory(processes)
  const invocations = createInvocations({ processes, queues, access, logs, now })

  const running = new Map<string, RunningSource>()
  const feed = (source: EventSource): void => {
    if (queues.get(source.queue) === undefined) {
      log.warn({ queue: source.queue, functionName: source.functionName }, 'An event source has no queue to read')
      return
    }
    running.set(
      source.id,
      runEventSource(source, {
        queues,
        lines,
        invocations,
        configOf,
        concurrency: Math.max(2, cores),
        hasRoom,
        now,
        log,
      }),
    )
  }
  const stopFeeding = async (id: string): Promise<void> => {
    await running.get(id)?.stop()
    running.delete(id)
  }
  for (const source of registry.sources.values()) feed(source)

  /** An operation may go back to it. */
  const keepCodeOf = (name: string): void => void code.keep(configOf(name)?.codeSha256 ?? '')

  return {
    runtimeApi: runtimeApi.endpoint,
    putCode: code.put,
    hasCode: code.keep,
    async put(config) {
      keepCodeOf(config.name)
      await registry.putFunction(config)
      processes.retire(config.name)
    },
    async remove(name) {
      keepCodeOf(name)
      await registry.removeFunction(name)
      processes.retire(name)
    },
    get: configOf,
    list: () => [...registry.functions.values()],
    async putSecrets(environmentId, secrets) {
      await registry.putSecrets(environmentId, secrets)
      for (const { name, source } of registry.functions.values()) {
        if (source.environmentId === environmentId) processes.retire(name)
      }
    },
    async putEventSource(source) {
      await stopFeeding(source.id)
      await registry.putSource(source)
      feed(source)
    },
    async removeEventSource(id) {
      await registry.removeSource(id)
      await stopFeeding(id)
    },
    eventSources: () => [...registry.sources.values()],
    invoke: (name, event) => answerRequest({ invocations, queues, lines, configOf, now }, name, event),
    executors: () =>
      processes.list().map(({ process: { config, pid, startedAt }, busy }) => ({
        functionName: config.name,
        pid,
        busy,
        startedAt,
      })),
    async close() {
      await Promise.all([...running.keys()].map(stopFeeding))
      memory.stop()
      await processes.close(limits.graceMs)
      await code.close()
      await logs.flush()
    },
  }
}
