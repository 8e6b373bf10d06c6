import type { FastifyInstance } from 'fastify'
import type { Settings } from '../services/shared/settings.ts'

/**
 * Starts to listen there and nowhere else.
 *
 * @returns the URL, with the port that the system chose where 0 was asked for
 * @throws {Error} that says which setting to change
 */
export async function listen(app: FastifyInstance, settings: Pick<Settings, 'host' | 'port'>): Promise<string> {
  try {
    return await app.listen(settings)
  } catch (error) {
    // Only the system's errors come from there.
    throw new Error(explain(error as NodeJS.ErrnoException, settings), { cause: error })
  }
}

function explain({ code, message }: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): string {
  const other = `Choose another port with ROUTO_PORT, for example: ROUTO_PORT=${port < 1_024 ? 4_000 : port + 1} npm start`
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is taken by another program. ${other}`
  if (code === 'EACCES') return `This user may not listen on port ${port}. ${other}`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${host} is no address of this machine. Set ROUTO_HOST to one that is: 127.0.0.1 for this machine only, 0.0.0.0 for all of its networks.`
  }
  return `Listening on ${host}, port ${port}, failed: ${message}`
}
