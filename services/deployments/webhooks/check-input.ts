import { isIP } from 'node:net'
import { eventPatterns } from '../../shared/feed/event-patterns.ts'
import { type UserError, userError } from '../../shared/problems.ts'
import { bareHost, isPublicAddress } from './addresses.ts'

/** A webhook as somebody wants it. */
export interface NewWebhook {
  readonly projectId: string
  readonly url: string
  readonly events: readonly string[]
  readonly secret?: string | null | undefined
}

/** What a webhook can be told of: what happens, and what `webhookTest` sends. */
const EVENTS: readonly string[] = ['ping', ...eventPatterns]
const MAX_URL = 2_048
const SECRET = /^[\x21-\x7e]{16,256}$/

/** Everything that is wrong with a webhook to be registered. */
export const checkInput = ({ url, events, secret }: NewWebhook, allow: readonly string[]): readonly UserError[] => [
  ...checkUrl(url, allow),
  ...checkEvents(events),
  ...checkSecret(secret),
]

function checkUrl(text: string, allow: readonly string[]): readonly UserError[] {
  const invalid = (message: string, hint: string) => [userError('INVALID', message, { field: ['input', 'url'], hint })]
  const url = text.length <= MAX_URL ? URL.parse(text) : null
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    return invalid(
      'The URL is not one of http or https.',
      `Write it whole, like "https://example.com/hook", in at most ${MAX_URL} characters.`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    return invalid(
      'The URL has a user name or password in it.',
      'Leave them out: the receiver knows a delivery by its signature.',
    )
  }
  const host = bareHost(url.hostname)
  if (!allow.includes(host) && isInside(host)) {
    return invalid(
      `${host} is inside a network, which webhooks may not reach.`,
      'Whoever runs the installation can allow the host with ROUTO_WEBHOOK_ALLOW.',
    )
  }
  return []
}

/** What can be told without looking the host up; its addresses are looked at again with each delivery. */
const isInside = (host: string): boolean =>
  isIP(host) === 0 ? /(^|\.)localhost\.?$/.test(host) : !isPublicAddress(host)

function checkEvents(events: readonly string[]): readonly UserError[] {
  const field = ['input', 'events']
  const hint = `There are: ${EVENTS.join(', ')}.`
  if (events.length === 0) return [userError('INVALID', 'A webhook is told of one event at least.', { field, hint })]
  if (new Set(events).size < events.length) {
    return [userError('INVALID', 'An event is named twice.', { field, hint: 'Name each event once.' })]
  }
  return events.flatMap((event, index) =>
    EVENTS.includes(event)
      ? []
      : [userError('INVALID', 'There is no such event.', { field: [...field, String(index)], hint })],
  )
}

const checkSecret = (secret: string | null | undefined): readonly UserError[] =>
  secret == null || SECRET.test(secret)
    ? []
    : [
        userError('INVALID', 'The secret is not 16 to 256 visible ASCII characters.', {
          field: ['input', 'secret'],
          hint: 'Leave it out, and one is made.',
        }),
      ]
