import { idWithin, projectOf } from '../../shared/ids.ts'
import { sourceLocationOf } from '../../shared/source-location.ts'
import { latestOf } from '../executions/relatives.ts'
import type { Resolvers } from '../generated.ts'
import { deadLetterDiscard } from './discard.ts'
import { findLetter, findLetters } from './letters.ts'
import { sentOf, skippedOf } from './redrive-view.ts'
import { deadLetterRedrive, redriveCancel } from './redrives.ts'

/** What the queue itself gives up has no error of an executor. */
const GIVEN_UP = {
  code: 'TOO_MANY_RECEIVES',
  message: 'The queue gave it up: nobody said what became of it.',
}
const POLL_MS = 1_000

export const deadLetterResolvers = {
  Query: {
    deadLetter: async (_, { id }, { operations }) => (await findLetter(operations.dataPlane, id)) ?? null,
    redrive: async (_, { id }, { operations }) => (await operations.redrives.get(id)) ?? null,
  },
  Mutation: {
    deadLetterRedrive: (_, { input }, { caller, operations }) => deadLetterRedrive(operations, caller, input),
    deadLetterDiscard: (_, { input }, { caller, operations }) => deadLetterDiscard(operations, caller, input),
    redriveCancel: (_, { id }, { caller, operations }) => redriveCancel(operations, caller, id),
  },
  Environment: {
    deadLetters: ({ id }, args, { caller, operations }) => findLetters(operations.dataPlane, caller, id, args),
  },
  DeadLetter: {
    __resolveReference: async ({ id }, { operations }) => (await findLetter(operations.dataPlane, id)) ?? null,
    routeName: ({ route }) => route,
    route: ({ environmentId, route }) => ({ id: idWithin('rte', projectOf(environmentId) ?? '', route) }),
    environment: ({ environmentId }) => ({ id: environmentId }),
    execution: async (letter, _, { load }) => (await latestOf(load.findExecutions, letter)) ?? null,
    reason: ({ errorCode: code, errorMessage: message = '', errorStack }) =>
      code === undefined ? GIVEN_UP : { code, message, sourceLocation: sourceLocationOf(errorStack) },
    failedAt: ({ failedAt }) => new Date(failedAt),
    expiresAt: ({ expiresAt }) => new Date(expiresAt),
    payload: (letter) => ({ ...letter, truncated: false }),
  },
  Redrive: {
    __resolveReference: async ({ id }, { operations }) => (await operations.redrives.get(id)) ?? null,
    environment: ({ environmentId }) => ({ id: environmentId }),
    done: ({ state }) => state !== 'RUNNING',
    sent: async ({ id }, _, { load }) => sentOf(await load.redriveCounts.load(id)),
    skipped: async ({ id }, _, { load }) => skippedOf(await load.redriveCounts.load(id)),
    succeeded: async ({ id }, _, { load }) => (await load.redriveCounts.load(id)).SUCCEEDED,
    failedAgain: async ({ id }, _, { load }) => (await load.redriveCounts.load(id)).FAILED,
    async pollAfterMs({ id, state }, _, { load }) {
      const { SENT } = await load.redriveCounts.load(id)
      return state === 'RUNNING' || SENT > 0 ? POLL_MS : null
    },
  },
  RedrivePayload: {
    redrive: async ({ redriveId }, _, { operations }) =>
      redriveId === undefined ? null : ((await operations.redrives.get(redriveId)) ?? null),
  },
} satisfies Resolvers
