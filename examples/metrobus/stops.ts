import { type Context, json, jsonPredicate } from 'routo'
import { emails, whiteList } from './data.ts'

interface Rider {
  readonly account: string
  readonly event: string
  readonly email?: string
  /** When the driver let it on. */
  readonly boardedAt?: string
}

const EVENTS = ['payment-due', 'card-blocked', 'address-changed']

/**
 * The pusher: as many records as the trigger asks for, one of each kind and account in turn, and now and then one that brings its
 * own address.
 */
export function* records(body: string): Generator<string> {
  const { count = 10 } = JSON.parse(body || '{}') as { readonly count?: number }
  for (let n = 0; n < count; n += 1) {
    const account = `A-${1001 + (n % 4)}`
    const event = EVENTS[n % EVENTS.length] ?? ''
    yield JSON.stringify(n % 5 === 4 ? { account, event, email: 'edsger@example.com' } : { account, event })
  }
}

/** The bus driver: writes down when the rider came on. Which stop is first, the route decides. */
export const boardBus = json((rider: Rider, ctx) => ({ ...rider, boardedAt: new Date(ctx.now()).toISOString() }))

export const hasEmail = jsonPredicate(({ email }: Rider) => email !== undefined)

/** The contact point: who is not known gets off here. */
export const addEmail = json((rider: Rider, ctx) => {
  const email = emails.get(rider.account)
  return email === undefined ? ctx.drop('no-email') : { ...rider, email }
})

/** The white list: who is not on it gets off here. */
export const isWelcome = jsonPredicate(({ email = '' }: Rider) => whiteList.has(email))

/** The last stop: a real one would send the mail. */
export function logStop(body: string, ctx: Context): void {
  const { email, event } = JSON.parse(body) as Rider
  ctx.log.info('Arrived', { email, event, stops: ctx.message.history })
}
