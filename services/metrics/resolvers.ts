import { readFeed } from '../shared/feed/feed-field.ts'
import { deadLetterResolvers } from './dead-letters/resolvers.ts'
import { executionResolvers } from './executions/resolvers.ts'
import type { Resolvers } from './generated.ts'
import { logResolvers } from './logs/resolvers.ts'
import { messageResolvers } from './messages/resolvers.ts'
import { statsResolvers } from './stats/resolvers.ts'

export const resolvers: Resolvers = {
  ...executionResolvers,
  ...deadLetterResolvers,
  ...messageResolvers,
  ...logResolvers,
  ...statsResolvers,
  Query: {
    ...executionResolvers.Query,
    ...deadLetterResolvers.Query,
    metricsFeed: (_, args, { feed }) => readFeed(feed, args),
  },
  Mutation: {
    ...messageResolvers.Mutation,
    ...deadLetterResolvers.Mutation,
    executionsRecord: async (_, { lines, ...origin }, { ingest }) => {
      const recorded = await ingest.take(
        origin.environmentId,
        lines.map((line) => ({ origin, line })),
      )
      await ingest.sumUp()
      return recorded
    },
    countsForget: async (_, { projectId }, { forget }) => {
      await forget(projectId)
      return true
    },
  },
  Environment: {
    ...executionResolvers.Environment,
    ...deadLetterResolvers.Environment,
    ...logResolvers.Environment,
    ...statsResolvers.Environment,
  },
  Route: {
    ...executionResolvers.Route,
    ...statsResolvers.Route,
  },
}
