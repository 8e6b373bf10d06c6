import { readFeed } from '../shared/feed/feed-field.ts'
import { deadLetterResolvers } from './dead-letters/resolvers.ts'
import { executionResolvers } from './executions/resolvers.ts'
import type { Resolvers } from './generated.ts'
import { logResolvers } from './logs/resolvers.ts'
import { messageResolvers } from './messages/resolvers.ts'
import { environmentSeries, routeSeries } from './series/series.ts'
import { environmentStats, projectStats, routeStats } from './stats/stats.ts'

export const resolvers: Resolvers = {
  ...executionResolvers,
  ...deadLetterResolvers,
  ...messageResolvers,
  ...logResolvers,
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
  Project: {
    stats: ({ id }, { range }, context) => projectStats(context, id, range),
  },
  Environment: {
    ...executionResolvers.Environment,
    ...deadLetterResolvers.Environment,
    ...logResolvers.Environment,
    stats: ({ id }, { range }, context) => environmentStats(context, id, range),
    series: ({ id }, { range, bucket, groupBy, first }, context) =>
      environmentSeries(context, id, {
        range,
        bucket: bucket ?? 'AUTO',
        groupBy: groupBy ?? 'ENVIRONMENT',
        first: first ?? 20,
      }),
  },
  Route: {
    ...executionResolvers.Route,
    stats: ({ id }, { environmentId, range }, context) => routeStats(context, id, environmentId, range),
    series: ({ id }, { bucket, ...args }, context) => routeSeries(context, id, { ...args, bucket: bucket ?? 'AUTO' }),
  },
}
