import type { Resolvers } from '../generated.ts'
import { readLogs } from './read-logs.ts'

export const logResolvers = {
  Environment: {
    logs: ({ id }, args, { load, operations }) =>
      readLogs(operations.dataPlane, (executionId) => load.execution.load(executionId), id, args),
  },
  LogLine: {
    at: ({ at }) => new Date(at),
    routeName: ({ route }) => route,
  },
} satisfies Resolvers
