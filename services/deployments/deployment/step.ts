import type { Feed } from '../../shared/feed/event.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { keepEvents, type NewEvent, placed, tellFeed } from './events.ts'
import type { CauseRecord, DeploymentRecord, EndState, EventRecord, FailureRecord, OperationState } from './record.ts'

/** What it takes to bring a deployment forward. */
export interface StepDeps {
  readonly deployments: Collection<DeploymentRecord>
  readonly events: Collection<EventRecord>
  readonly feed: Pick<Feed, 'append'>
  readonly now: () => Date
}

type Changes = { readonly [K in keyof DeploymentRecord]?: DeploymentRecord[K] | undefined }

/**
 * Takes one step: the change and what there is to tell of it become part of the document at once, then the log and the feed are
 * told. A crash in between loses nothing: the next step, or the next worker, tells them again.
 *
 * @returns the deployment as it is then; undefined where somebody else took a step meanwhile
 */
export async function step(
  deps: StepDeps,
  record: DeploymentRecord,
  changes: Changes,
  news: readonly NewEvent[] = [],
): Promise<DeploymentRecord | undefined> {
  const at = deps.now()
  const phase = changes.phase ?? record.phase
  const added = placed(record, phase, news, at)
  const moves = phase !== record.phase
  const set: Changes = {
    ...changes,
    version: record.version + 1,
    events: record.events + added.length,
    outbox: [...record.outbox, ...added],
    ...(moves && { timeline: [...record.timeline, { phase, at }], attempts: 0 }),
  }
  const stepped = await deps.deployments.update(record.id, { set }, { version: record.version })
  return stepped && tell(deps, stepped)
}

/** Tells log and feed what they may not know yet. What is told goes with the next step. */
export async function tell(deps: StepDeps, record: DeploymentRecord): Promise<DeploymentRecord> {
  if (record.outbox.length === 0) return record
  await keepEvents(deps.events, record)
  await tellFeed(deps.feed, record)
  return { ...record, outbox: [] }
}

/** Ends a deployment. Its environment is free for the next one with `close`. */
export const end = (
  deps: StepDeps,
  record: DeploymentRecord,
  state: EndState,
  message: string,
  details: { readonly failure?: FailureRecord; readonly cause?: CauseRecord; readonly supersededBy?: string } = {},
): Promise<DeploymentRecord | undefined> =>
  step(deps, record, { ...details, state, phase: 'FINISHED', finishedAt: deps.now() }, [
    { type: endings[state], level: state === 'FAILED' || state === 'ROLLED_BACK' ? 'ERROR' : 'INFO', message },
  ])

const endings = {
  SUCCEEDED: 'deployment.succeeded',
  FAILED: 'deployment.failed',
  CANCELLED: 'deployment.cancelled',
  ROLLED_BACK: 'deployment.rolled_back',
  SUPERSEDED: 'deployment.superseded',
} as const satisfies Readonly<Record<EndState, EventRecord['type']>>

/** Notes that everything is told, so that nobody tells it again. For where no step follows soon. */
export async function settle({ deployments }: StepDeps, { id, version }: DeploymentRecord): Promise<void> {
  await deployments.update(id, { set: { outbox: [] } }, { version })
}

/** Lets go of a deployment that has ended and been told of. */
export async function close({ deployments }: StepDeps, { id, version }: DeploymentRecord): Promise<void> {
  await deployments.update(id, { set: { unfinished: undefined, outbox: [] } }, { version })
}

export const isDone = ({ state }: { readonly state: OperationState }): boolean => Object.hasOwn(endings, state)
