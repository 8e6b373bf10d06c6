import type { FastifyInstance } from 'fastify'
import type { Settings } from '../settings.ts'

/** A server cannot listen where it should; the message says which setting to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/**
 * Starts to listen there and nowhere else.
 *
 * @returns the URL, with the port that the system chose where 0 was asked for
 * @throws {ListenError}
 */
export async function listen(app: FastifyInstance, at: Pick<Settings, 'host' | 'port'>): Promise<string> {
  try {
    return await app.listen({ host: at.host, port: at.port })
  } catch (error) {
    // Only the system's errors come from there.
    throw new ListenError(explain(error as NodeJS.ErrnoException, at), { cause: error })
  }
}

const FIRST_OPEN_PORT = 1_024

function explain({ code, message }: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): string {
  const other = port < FIRST_OPEN_PORT ? 4_000 : port + 1
  const choose = `Choose another port with ROUTO_PORT, for example: ROUTO_PORT=${other} npm start`
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is taken by another program. ${choose}`
  if (code === 'EACCES') return `This user may not listen on port ${port}. ${choose}`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${host} is no address of this machine. Set ROUTO_HOST to one that is: 127.0.0.1 for this machine only, 0.0.0.0 for all of its networks.`
  }
  return `Listening on ${host}, port ${port}, failed: ${message}`
}
