/** What one request, and one caller in a minute, may ask of the gateway. `docs/api.md` tells them to clients. */
export interface Limits {
  /** Bytes of a request's body: as much as pushing a project of the greatest size needs. */
  readonly bodyBytes: number
  /** The same for who is not signed in, and so can only register and sign in. */
  readonly anonymousBodyBytes: number
  /** Characters of an operation's text, variables not counted. */
  readonly operationCharacters: number
  readonly operationTokens: number
  /** Fields inside fields. */
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  /** Of one operation, as `cost.ts` counts. */
  readonly cost: number
  /** Cost per minute of one account or API token. */
  readonly costPerMinute: number
  /** Cost per minute of all who are not signed in, by address. */
  readonly anonymousCostPerMinute: number
  /** Credentials that stand for nobody, per minute and address. */
  readonly failedCredentialsPerMinute: number
  /** Until a request is given up. */
  readonly requestMs: number
  /** Until a request has to have come in as a whole. */
  readonly receiveMs: number
  /** Streams of events, in all and of one account or API token. */
  readonly streams: number
  readonly streamsPerCaller: number
  /** How often a stream on which nothing happens says that it is there. */
  readonly streamHeartbeatMs: number
  /** How often it is found out anew who has a stream, and what that is allowed. */
  readonly streamRefreshMs: number
  /** How long a client may leave a stream unread. */
  readonly streamSlowMs: number
  /** How long requests that are being answered are waited for on closing. */
  readonly drainMs: number
}

export const defaultLimits: Limits = {
  bodyBytes: 12_000_000,
  anonymousBodyBytes: 100_000,
  operationCharacters: 20_000,
  operationTokens: 2_000,
  depth: 12,
  aliases: 30,
  directives: 20,
  cost: 10_000,
  costPerMinute: 100_000,
  anonymousCostPerMinute: 5_000,
  failedCredentialsPerMinute: 30,
  requestMs: 30_000,
  receiveMs: 60_000,
  streams: 1_000,
  streamsPerCaller: 50,
  streamHeartbeatMs: 15_000,
  streamRefreshMs: 20_000,
  streamSlowMs: 30_000,
  drainMs: 10_000,
}
