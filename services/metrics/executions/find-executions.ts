import { type Caller, may } from '../../shared/caller.ts'
import { nameWithin, projectOf } from '../../shared/ids.ts'
import { type Find, type Page, type PageArgs, type Rows, readPage } from '../../shared/pages.ts'
import { forbidden, Refusal } from '../../shared/refusal.ts'
import { readSparsePage } from '../../shared/sparse-pages.ts'
import type { Where } from '../../shared/store/collection.ts'
import { type ExecutionOutcome, type ExecutionRecord, outcomes } from './model.ts'

type Given<T> = T | null | undefined

/** `ExecutionFilter` of the schema: all that is said must hold. */
export interface ExecutionFilter {
  readonly routeId?: Given<readonly string[]>
  readonly outcome?: Given<readonly ExecutionOutcome[]>
  readonly messageId?: Given<string>
  readonly correlationId?: Given<string>
  readonly objectKey?: Given<string>
  readonly text?: Given<string>
  readonly receivedAfter?: Given<Date>
  readonly receivedBefore?: Given<Date>
  readonly minDurationMs?: Given<number>
  readonly errorFingerprint?: Given<string>
  readonly deploymentId?: Given<string>
}

export interface ExecutionArgs extends PageArgs {
  readonly filter?: Given<ExecutionFilter>
}

/** Executions that are looked at for one page, where no index tells which. */
const LOOKED_AT = 2_000
const MOST_ROUTES = 100

/**
 * One page of the executions of an environment, the latest first.
 *
 * @param find reads executions
 * @throws {Refusal} for an impossible page or filter, and for a text that is looked for by who may not read messages
 */
export function findExecutions(
  find: Find<ExecutionRecord>,
  caller: Caller,
  environmentId: string,
  { filter, ...args }: ExecutionArgs,
): Promise<Page<ExecutionRecord>> {
  const wanted = filter ?? {}
  if (wanted.text != null && !may(caller, 'messages:read', environmentId)) throw forbidden('messages:read')
  const { receivedAfter: gte, receivedBefore: lt } = wanted
  const conditions = conditionsOf(wanted, environmentId)
  const indexed = narrowest(conditions)
  const rows: Rows<ExecutionRecord> = {
    where: { environmentId, ...Object.assign({}, ...indexed.map(({ where }) => where)) },
    ...((gte != null || lt != null) && { range: { field: 'receivedAt', ...(gte && { gte }), ...(lt && { lt }) } }),
    order: { by: 'receivedAt', direction: 'desc' },
  }
  const others = conditions.filter((condition) => !indexed.includes(condition))
  if (others.every(({ isMet }) => isMet === everything)) return readPage(find, rows, args)
  return readSparsePage(find, rows, args, { keep: (row) => others.every(({ isMet }) => isMet(row)), most: LOOKED_AT })
}

/** What a filter says of one field. */
interface Condition {
  readonly name: keyof ExecutionFilter
  /** How an index finds it; none does where this is absent. */
  readonly where?: Where<ExecutionRecord>
  readonly isMet: (row: ExecutionRecord) => boolean
}

const everything = () => true

function conditionsOf(filter: ExecutionFilter, environmentId: string): readonly Condition[] {
  const { routeId, messageId, correlationId, objectKey, errorFingerprint, deploymentId, minDurationMs, text } = filter
  const outcome = filter.outcome ?? outcomes
  const routes = routeId == null ? undefined : namesOf(routeId, environmentId)
  const lower = text?.toLowerCase()
  const conditions: readonly (Condition | false)[] = [
    messageId != null && equal('messageId', 'messageId', messageId),
    correlationId != null && equal('correlationId', 'correlationId', correlationId),
    objectKey != null && equal('objectKey', 'objectKey', objectKey),
    errorFingerprint != null && equal('errorFingerprint', 'fingerprint', errorFingerprint),
    routes !== undefined && {
      name: 'routeId',
      where: { route: { in: routes } },
      isMet: ({ route }) => routes.includes(route),
    },
    {
      name: 'outcome',
      where: { outcome: { in: outcome } },
      isMet: filter.outcome == null ? everything : (row) => outcome.includes(row.outcome),
    },
    deploymentId != null && { name: 'deploymentId', isMet: (row) => row.deploymentId === deploymentId },
    minDurationMs != null && { name: 'minDurationMs', isMet: ({ durationMs }) => durationMs >= minDurationMs },
    lower !== undefined && { name: 'text', isMet: (row) => textOf(row).includes(lower) },
  ]
  return conditions.filter((condition) => condition !== false)
}

const equal = (
  name: keyof ExecutionFilter,
  field: 'messageId' | 'correlationId' | 'objectKey' | 'fingerprint',
  value: string,
): Condition => ({ name, where: { [field]: value }, isMet: (row) => row[field] === value })

/** What the indexes of the model begin with, from those which find few executions to those which find many. */
const indexes: readonly (readonly Condition['name'][])[] = [
  ['messageId'],
  ['correlationId', 'outcome'],
  ['objectKey'],
  ['errorFingerprint'],
  ['routeId', 'outcome'],
  ['outcome'],
]

function narrowest(conditions: readonly Condition[]): readonly Condition[] {
  const given = new Map(conditions.map((condition) => [condition.name, condition]))
  const names = indexes.find((index) => index.every((name) => given.has(name))) ?? []
  return names.flatMap((name) => given.get(name) ?? [])
}

/** @throws {Refusal} for too many */
function namesOf(routeIds: readonly string[], environmentId: string): readonly string[] {
  if (routeIds.length > MOST_ROUTES) {
    throw new Refusal('BAD_USER_INPUT', `"routeId" has ${routeIds.length} routes; at most ${MOST_ROUTES} can be named.`)
  }
  return routeIds.filter((id) => projectOf(id) === projectOf(environmentId)).map(nameWithin)
}

const textOf = ({ detail: { input, error } }: ExecutionRecord): string =>
  `${input?.body ?? ''}\n${error?.message ?? ''}`.toLowerCase()
