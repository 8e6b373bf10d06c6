import type { FastifyInstance } from 'fastify'
import type { Log } from '../services/shared/log.ts'
import type { Metrics } from './metrics.ts'

/** What has to work for the gateway to answer, by name. Each throws why it does not. */
export type Parts = Readonly<Record<string, () => Promise<void>>>

interface Probes {
  readonly parts: Parts
  readonly metrics: Metrics
  readonly log: Log
  readonly isDraining: () => boolean
}

/** For orchestrators: whether the process lives, whether it can be sent requests, and what it counts. */
export function serveProbes(app: FastifyInstance, { parts, metrics, log, isDraining }: Probes): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const notReady = isDraining() ? ['gateway'] : await findNotReady(parts, log)
    if (notReady.length === 0) return { status: 'ready' }
    return reply.code(503).send({ status: 'not ready', notReady })
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
}

/** Why a part is not ready can name hosts and users: it is for the log only. */
async function findNotReady(parts: Parts, log: Log): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(parts).map(async ([name, ready]) => {
      try {
        await ready()
        return []
      } catch (error) {
        log.warn({ err: error, part: name }, 'A part is not ready.')
        return [name]
      }
    }),
  )
  return found.flat()
}
