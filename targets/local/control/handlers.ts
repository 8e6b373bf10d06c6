import type { Functions } from '../functions/functions.ts'
import type { Messages } from '../messages/messages.ts'
import type { Stacks } from '../stacks/stacks.ts'
import type { Calls } from './calls.ts'

/** What answers each call. `signal`: whoever asks has gone. */
export type Handlers = {
  readonly [Name in keyof Calls]: (
    input: Calls[Name]['input'],
    signal: AbortSignal,
  ) => Calls[Name]['output'] | Promise<Calls[Name]['output']>
}

export interface HandlersDependencies {
  readonly stacks: Stacks
  readonly messages: Messages
  readonly functions: Functions
}

/** Longer than this nobody is kept waiting for what may happen. */
const LONGEST_WAIT_MS = 25_000

/** Connects the calls of the control API with the parts that do them. */
export function createHandlers({ stacks, messages, functions }: HandlersDependencies): Handlers {
  return {
    preflight: ({ release }) => stacks.preflight(release),
    'has-code': ({ sha256 }) => functions.hasCode(sha256),
    plan: ({ release }) => stacks.plan(release),
    execute: async ({ release, secrets, planId, token }) => done(stacks.execute(release, secrets, planId, token)),
    events: ({ token, after = '0', waitMs }, signal) =>
      stacks.events(token, Number(after) || 0, Math.min(waitMs, LONGEST_WAIT_MS), signal),
    cancel: ({ token }) => done(stacks.cancel(token)),
    recover: ({ environmentId, token, skip }) => done(stacks.recover(environmentId, token, skip)),
    destroy: ({ environmentId, data, token }) => done(stacks.destroy(environmentId, data, token)),
    describe: ({ environmentId }) => stacks.describe(environmentId),
    drift: ({ environmentId }) => stacks.drift(environmentId),
    send: (message) => messages.send(message),
    depth: async ({ environmentId, route }) => (await messages.depth(environmentId, route)) ?? null,
    'dead-letters': (query) => messages.deadLetters(query),
    'dead-letter-groups': (query) => messages.deadLetterGroups(query),
    'dead-letter': async ({ environmentId, id }) => (await messages.deadLetter(environmentId, id)) ?? null,
    redrive: ({ environmentId, id, body }) => messages.redrive(environmentId, id, body),
    discard: ({ environmentId, id }) => messages.discard(environmentId, id),
    records: ({ after, limit, waitMs }) =>
      messages.records(after, { limit, waitMs: Math.min(waitMs, LONGEST_WAIT_MS) }),
    logs: (query) => messages.logs({ ...query, waitMs: Math.min(query.waitMs, LONGEST_WAIT_MS) }),
  }
}

/** Calls that give nothing say so in JSON. */
const done = async (work: Promise<void>): Promise<null> => {
  await work
  return null
}
