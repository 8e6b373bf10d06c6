import { tryParse } from '../../../runtime/unknown.ts'
import type { DataPlane } from '../../data-plane.ts'
import { type ClientOptions, createClient } from './client.ts'

/** A synchronous route answers as long as its function may run. */
const ANSWER_MS = 30_000

/** Messages of environments in the local cloud. */
export function localDataPlane(options: ClientOptions): DataPlane {
  const { call } = createClient(options)
  return {
    send: (message) => call('send', message, { waitMs: ANSWER_MS }),
    depth: async (environmentId, route) => (await call('depth', { environmentId, route })) ?? undefined,
    deadLetters: (query) => call('dead-letters', query),
    deadLetterGroups: (query) => call('dead-letter-groups', query),
    deadLetter: async (environmentId, id) => (await call('dead-letter', { environmentId, id })) ?? undefined,
    redrive: (environmentId, id, body) => call('redrive', { environmentId, id, ...(body !== undefined && { body }) }),
    discard: (environmentId, id) => call('discard', { environmentId, id }),
    async records(after, { limit, waitMs }) {
      const page = await call('records', { limit, waitMs, ...(after !== undefined && { after }) }, { waitMs })
      const records = page.records.map(({ text, ...record }) => ({ ...record, line: tryParse(text) }))
      return { records, cursor: page.cursor }
    },
    logs: (query) => call('logs', query, { waitMs: query.waitMs }),
  }
}
