import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const { version } = JSON.parse(readFileSync(new URL(import.meta.resolve('routo/package.json')), 'utf8'))

/** Tells whoever is signed in which version this is, so that a client of another one can say so where it is not understood. */
export function addVersion(app: FastifyInstance): void {
  app.addHook('onSend', async ({ state }, reply) => {
    if (state.identity !== undefined) reply.header('routo-version', version)
  })
}
