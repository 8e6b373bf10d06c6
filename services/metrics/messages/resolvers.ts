import { latestOf } from '../executions/relatives.ts'
import type { Resolvers } from '../generated.ts'
import { executionReplay } from './replay.ts'
import { messageSend } from './send.ts'

export const messageResolvers = {
  Mutation: {
    messageSend: (_, { input }, { caller, operations }) => messageSend(operations, caller, input),
    executionReplay: (_, { input }, { caller, operations }) => executionReplay(operations, caller, input),
  },
  MessageSendPayload: {
    async execution({ environmentId, route, messageId }, _, { load }) {
      if (environmentId === undefined || route === undefined || messageId === undefined) return null
      return (await latestOf(load.findExecutions, { environmentId, route, messageId })) ?? null
    },
  },
} satisfies Resolvers
