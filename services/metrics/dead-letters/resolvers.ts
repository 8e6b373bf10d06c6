import { GIVEN_UP } from '../../../targets/data-plane.ts'
import { idWithin, projectOf } from '../../shared/ids.ts'
import { sourceLocationOf } from '../../shared/source-location.ts'
import type { ExecutionRecord } from '../executions/model.ts'
import { latestOf } from '../executions/relatives.ts'
import type { Resolvers } from '../generated.ts'
import { deadLetterDiscard } from './discard.ts'
import { findLetter, findLetters, groupLetters } from './letters.ts'
import { sentOf, skippedOf } from './redrive-view.ts'
import { deadLetterRedrive, latestRedrives, redriveCancel } from './redrives.ts'

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
    deadLetterGroups: ({ id }, { filter }, { caller, operations }) =>
      groupLetters(operations.dataPlane, caller, id, filter),
    redrives: ({ id }, args, { operations }) => latestRedrives(operations.redrives, id, args),
  },
  DeadLetterGroup: {
    routeName: ({ route }) => route,
    oldestAt: ({ oldestAt }) => new Date(oldestAt),
    expiresAt: ({ expiresAt }) => new Date(expiresAt),
  },
  DeadLetter: {
    __resolveReference: async ({ id }, { operations }) => (await findLetter(operations.dataPlane, id)) ?? null,
    routeName: ({ route }) => route,
    route: ({ environmentId, route }) => ({ id: idWithin('rte', projectOf(environmentId) ?? '', route) }),
    environment: ({ environmentId }) => ({ id: environmentId }),
    execution: async (letter, _, { load }) => (await latestOf(load.findExecutions, letter)) ?? null,
    async reason(letter, _, { load }) {
      const { errorCode: code, errorMessage: message = '', errorStack } = letter
      if (code !== undefined) return { code, message, sourceLocation: sourceLocationOf(errorStack) }
      return { code: GIVEN_UP, message: whyGivenUp(await latestOf(load.findExecutions, letter)) }
    },
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

/** What the queue itself gives up carries no reason; what was recorded of its attempts tells. */
function whyGivenUp(execution: ExecutionRecord | undefined): string {
  const { error: latest, earlier = [] } = execution?.detail ?? {}
  const error = [...earlier.map(({ error }) => error), latest].findLast((one) => one && one.code !== GIVEN_UP)
  return error === undefined
    ? 'The queue gave it up: nobody said what became of it.'
    : `The queue gave it up. The last attempt ended with ${error.code}: ${error.message}`
}
