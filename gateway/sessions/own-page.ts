import type { FastifyRequest } from 'fastify'
import { refuse } from '../refuse.ts'

/** The header that every page of ours sends along. Pages of other origins cannot, without asking first and being refused. */
export const PAGE_HEADER = 'x-routo-page'

/**
 * Sees to it that a request which a cookie speaks for comes from a page of this gateway. Ports of one host are the same site to
 * browsers, and the local cloud serves what users write on one of them, so that `SameSite` alone would not be enough.
 *
 * @throws {GraphQLError} FORBIDDEN
 */
export function assertOwnPage({ headers, host, protocol }: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site = 'same-origin' } = headers
  const isOwn = site === 'same-origin' && (origin === undefined || origin === `${protocol}://${host}`)
  if (isOwn && headers[PAGE_HEADER] !== undefined) return
  throw refuse('FORBIDDEN', 'The session of a browser is only for pages of this installation.', {
    status: 403,
    hint: `Pages send the header ${PAGE_HEADER}, from the same origin. Programs send a token as 'Authorization: Bearer …'.`,
  })
}
