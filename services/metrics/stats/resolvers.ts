import { environmentCost, projectCost } from '../cost/cost-report.ts'
import { queueDepth } from '../depth/queue-depth.ts'
import { errorGroups } from '../errors/error-groups.ts'
import type { Resolvers } from '../generated.ts'
import { environmentHealth } from '../health/health.ts'
import { deploymentImpact } from '../health/impact.ts'
import { environmentSeries, routeSeries } from '../series/series.ts'
import { environmentStats, projectStats, routeStats } from './stats.ts'
import { stepStats } from './step-stats.ts'

export const statsResolvers = {
  Project: {
    stats: ({ id }, { range }, context) => projectStats(context, id, range),
    cost: ({ id }, { range, groupBy }, context) => projectCost(context, id, { range, groupBy: groupBy ?? 'SERVICE' }),
  },
  Environment: {
    stats: ({ id }, { range }, context) => environmentStats(context, id, range),
    series: ({ id }, { range, bucket, groupBy, first }, context) =>
      environmentSeries(context, id, {
        range,
        bucket: bucket ?? 'AUTO',
        groupBy: groupBy ?? 'ENVIRONMENT',
        first: first ?? 20,
      }),
    health: ({ id }, _, context) => environmentHealth(context, id),
    cost: ({ id }, { range, groupBy }, context) =>
      environmentCost(context, id, { range, groupBy: groupBy ?? 'SERVICE' }),
  },
  Route: {
    stats: ({ id }, { environmentId, range }, context) => routeStats(context, id, environmentId, range),
    series: ({ id }, { bucket, ...args }, context) => routeSeries(context, id, { ...args, bucket: bucket ?? 'AUTO' }),
    stepStats: ({ id }, args, context) => stepStats(context, id, args),
    errorGroups: ({ id }, args, context) => errorGroups(context, id, args),
    queueDepth: ({ id }, { environmentId }, context) => queueDepth(context, id, environmentId),
  },
  Deployment: {
    impact: ({ id, finishedAt }, _, context) =>
      finishedAt == null ? null : deploymentImpact(context, id, new Date(finishedAt)),
  },
  CostReport: {
    async actual({ actualOf }) {
      const actual = await actualOf()
      return 'cost' in actual ? actual.cost : null
    },
    async actualMissing({ actualOf }) {
      const actual = await actualOf()
      return 'missing' in actual ? actual.missing : null
    },
  },
  ErrorGroup: {
    stepId: ({ step }) => (step === undefined ? null : String(step)),
    sample: async ({ executionId }, _, { load }) => (await load.execution.load(executionId)) ?? null,
  },
} satisfies Resolvers
