import { idWithin, projectOf } from '../../shared/ids.ts'
import { sourceLocationOf } from '../../shared/source-location.ts'
import { fingerprintOf } from '../errors/fingerprint.ts'
import type { Resolvers } from '../generated.ts'
import { replayId } from '../messages/model.ts'
import type { OperationLoaders } from '../operation-loaders.ts'
import { mayReadMessages, textFor } from '../payload.ts'
import { assertInOneProject } from '../route-in-environment.ts'
import { findExecutions } from './find-executions.ts'
import type { ExecutionLoaders } from './loaders.ts'
import type { ExecutionRecord } from './model.ts'
import { childrenOf, latestOf, parentOf } from './relatives.ts'
import { readTrace } from './trace.ts'

const endOf = ({ startedAt, durationMs }: ExecutionRecord): Date =>
  new Date(Math.ceil(startedAt.getTime() + durationMs))

const waitOf = ({ sentAt, receivedAt }: ExecutionRecord): number | undefined =>
  // The clocks of the queue and the executor may differ.
  sentAt && Math.max(0, receivedAt.getTime() - sentAt.getTime())

const routeOf = ({ environmentId, route }: ExecutionRecord) => ({
  id: idWithin('rte', projectOf(environmentId) ?? '', route),
})

/**
 * The execution whose message was sent again: a replay is known by its message; of what was redriven it is the one before. Requests
 * do not say that they are replays.
 */
async function replayedBy(
  load: ExecutionLoaders & OperationLoaders,
  { isReplay, environmentId, route, messageId, receivedAt: before }: ExecutionRecord,
): Promise<ExecutionRecord | undefined> {
  const replay = await load.replay.load(replayId(environmentId, messageId))
  if (replay !== undefined) return load.execution.load(replay.executionId)
  if (!isReplay) return undefined
  return latestOf(load.findExecutions, { environmentId, route, messageId, before })
}

export const executionResolvers = {
  Query: {
    execution: async (_, { id }, { load }) => (await load.execution.load(id)) ?? null,
    trace: async (_, { environmentId, ref, first }, { executions }) =>
      (await readTrace(executions, environmentId, ref, first)) ?? null,
  },
  Environment: {
    executions: ({ id }, args, { caller, load }) => findExecutions(load.findExecutions, caller, id, args),
  },
  Route: {
    executions({ id }, { environmentId, filter, ...args }, { caller, load }) {
      assertInOneProject(id, environmentId)
      return findExecutions(load.findExecutions, caller, environmentId, {
        ...args,
        filter: { ...filter, routeId: filter?.routeId == null ? [id] : filter.routeId.filter((one) => one === id) },
      })
    },
  },
  Execution: {
    __resolveReference: async ({ id }, { load }) => (await load.execution.load(id)) ?? null,
    routeName: ({ route }) => route,
    route: routeOf,
    environment: ({ environmentId }) => ({ id: environmentId }),
    deployment: ({ deploymentId }) => ({ id: deploymentId }),
    parent: async (execution, _, { load }) => (await parentOf(load.findExecutions, execution)) ?? null,
    children: (execution, args, { load }) => childrenOf(load.findExecutions, execution, args),
    dropReason: ({ detail }) => detail.dropReason,
    attempts: ({ attempt: number, startedAt, durationMs, detail }) => [
      ...detail.earlier.map(({ attempt, startedAt, error, ...rest }) => ({
        ...rest,
        number: attempt,
        startedAt: new Date(startedAt),
        errorCode: error?.code,
        errorMessage: error?.message,
      })),
      {
        number,
        startedAt,
        durationMs,
        coldStart: detail.coldStart,
        errorCode: detail.error?.code,
        errorMessage: detail.error?.message,
      },
    ],
    waitMs: waitOf,
    finishedAt: (execution) => (execution.outcome === 'RETRYING' ? null : endOf(execution)),
    coldStart: ({ detail }) => detail.coldStart,
    hops: ({ detail }) => detail.hops,
    replayOf: async (execution, _, { load }) => (await replayedBy(load, execution)) ?? null,
    input: ({ environmentId, detail: { bytesIn, input } }) => ({
      environmentId,
      bytes: bytesIn,
      truncated: input?.isCut ?? false,
      ...(input && { body: input.body }),
    }),
    bytesIn: ({ detail }) => detail.bytesIn,
    bytesOut: ({ detail }) => detail.bytesOut,
    sent: ({ detail }) => Object.entries(detail.sent).map(([endpoint, count]) => ({ endpoint, count })),
    parts: ({ detail }) => detail.parts,
    error: ({ detail }) => detail.error,
    spans: ({ detail }) => detail.spans,
    billed: ({ durationMs, detail: { memoryMb } }) => {
      const billedMs = Math.ceil(durationMs)
      return { durationMs: billedMs, memoryMb, gbSeconds: (billedMs / 1_000) * (memoryMb / 1_024) }
    },
  },
  ExecutionError: {
    sourceLocation: ({ stack }) => sourceLocationOf(stack),
    fingerprint: fingerprintOf,
  },
  Payload: {
    text: (payload, { first }, { caller }) => textFor(caller, payload, first),
    captured: ({ body }) => body !== undefined,
    redacted: ({ environmentId }, _, { caller }) => !mayReadMessages(caller, environmentId),
    headers: ({ environmentId, headers }, _, { caller }) => (mayReadMessages(caller, environmentId) ? headers : null),
  },
  MessageTrace: {
    hopCount: ({ counts }) => counts.reduce((sum, { count }) => sum + count, 0),
    routes: ({ hops }) => [...new Set(hops.map(({ route }) => route))],
  },
  Hop: {
    at: ({ receivedAt }) => receivedAt,
    endpoint: ({ source }) => source,
    routeName: ({ route }) => route,
    waitMs: waitOf,
    execution: (execution) => execution,
  },
} satisfies Resolvers
