import type { FastifyInstance } from 'fastify'

/** The end of a server, in good order. */
export interface Draining {
  readonly hasBegun: () => boolean
  /** Takes no more connections, waits for what is being answered, or until the limit, and cuts off the rest. */
  drain(limitMs: number): Promise<void>
}

/** To be set up before any other hook, so that no request is missed. */
export function createDraining(app: FastifyInstance): Draining {
  let draining = false
  let open = 0
  let idle = Promise.withResolvers<void>()
  idle.resolve()
  app.addHook('onRequest', async (_request, reply) => {
    if (open++ === 0) idle = Promise.withResolvers()
    // Also where the client goes before it has its answer, as one does that ends a stream.
    reply.raw.once('close', () => {
      if (--open === 0) idle.resolve()
    })
  })
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close')
  })
  return {
    hasBegun: () => draining,
    async drain(limitMs) {
      draining = true
      const closed = app.close()
      const timer = setTimeout(idle.resolve, limitMs)
      await idle.promise
      clearTimeout(timer)
      // Node waits for connections that nothing was ever asked on.
      app.server.closeAllConnections()
      await closed
    },
  }
}
