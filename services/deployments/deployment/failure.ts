import { idWithin } from '../../shared/ids.ts'
import { causeView, type ResourceView } from '../stacks/views.ts'
import { findCause } from './causes/find-cause.ts'
import type { DeploymentRecord, FailureRecord } from './record.ts'

/** `DeploymentFailure` of the schema. */
export interface FailureView {
  readonly code: string
  readonly message: string
  readonly knownCause?: string
  readonly resource?: ResourceView
  readonly providerMessage?: string
  readonly explanation: string
  readonly nextActions: readonly NextAction[]
}

interface NextAction {
  readonly title: string
  readonly command?: string
  readonly mutation?: string
}

/** Why a deployment did not succeed, what that means, and what can be done. */
export function failureOf(record: DeploymentRecord): FailureView | undefined {
  const { failure, cause } = record
  if (failure === undefined) return undefined
  const known = findCause(cause?.reason ?? failure.message)
  return {
    ...failure,
    ...(known && { knownCause: known.code }),
    ...(cause && { resource: causeView(record, cause) }),
    ...(cause?.reason !== undefined && { providerMessage: cause.reason }),
    explanation: known === undefined ? explanationOf(record, failure) : `${known.means} ${howThingsStand(record)}`,
    nextActions: [...(known?.todo ?? []), ...actionsFor(record, failure, known)],
  }
}

const explanations: Readonly<Record<string, string>> = {
  UNREACHABLE: 'The target did not answer, however often it was asked. What it was told before may have been done.',
  PLAN_STALE: 'What was to be done is not what somebody has looked at, so nothing was done.',
  NOT_EMPTY: 'Queues or buckets hold something that would be lost, so nothing was removed.',
  NOT_FOUND: 'What was to be deployed is not there any more. Nothing was changed.',
  NAME_TAKEN: 'Nothing that is not its own is changed. Delete what has the name, or choose another one in the routes.',
  NEEDS_RECOVERY: 'A rollback has stopped half way before. Until it is finished, nothing can be deployed.',
  NOTHING_TO_RECOVER: 'No rollback has stopped half way: deploy again.',
  DISK_FULL: 'The target has no room left.',
  INTERNAL: 'This is a fault of the installation, not of the project.',
}

function explanationOf(record: DeploymentRecord, { code }: FailureRecord): string {
  const known = explanations[code]
  if (known !== undefined) return known
  if (record.state === 'ROLLED_BACK') return `One resource could not be made. ${howThingsStand(record)}`
  return howThingsStand(record)
}

function howThingsStand({ state, begun, cause }: DeploymentRecord): string {
  if (state === 'ROLLED_BACK') return 'All changes were taken back: what ran before runs on.'
  if (begun) return 'The target stopped half way. Stack.recovery of the environment says how things stand.'
  if (cause === undefined) return 'It was found before anything was changed: what ran before runs on.'
  return 'The target refused it before anything was changed.'
}

function actionsFor(
  record: DeploymentRecord,
  { code }: FailureRecord,
  known: object | undefined,
): readonly NextAction[] {
  const { kind, begun, state } = record
  if (code === 'UNREACHABLE') return known === undefined ? [startCloud, again(record)] : [again(record)]
  if (code === 'NOT_EMPTY') return [destroyAll(record, 'RETAIN'), destroyAll(record, 'EMPTY_AND_DELETE')]
  if (code === 'PLAN_STALE' || code === 'NOTHING_TO_RECOVER') return [planAgain(record)]
  if (code === 'NEEDS_RECOVERY' || (begun && state === 'FAILED')) return [recoverStacks(record), again(record)]
  if (kind === 'DESTROY' || kind === 'RECOVER') return [again(record)]
  return [planAgain(record), again(record)]
}

const startCloud: NextAction = { title: 'Start the local cloud, where it is not running', command: 'npm start' }

const planAgain = ({ environmentId }: DeploymentRecord): NextAction => ({
  title: 'See what would be changed now, with the newest revision',
  mutation: `mutation { deploymentPlan(input: { environmentId: "${environmentId}" }) { plan { id summary { create update replace remove } } userErrors { message hint } } }`,
})

/** The id of the deployment makes a key that is used once. */
function again(record: DeploymentRecord): NextAction {
  const { id, kind, environmentId, projectId, revision, rollbackOf, disposal } = record
  const key = `idempotencyKey: "again-${id}"`
  const rest = '{ deployment { id state } userErrors { message hint } }'
  if (kind === 'DESTROY') return destroyAll(record, disposal ?? 'REFUSE_IF_NOT_EMPTY')
  if (kind === 'RECOVER') return recoverStacks(record)
  if (rollbackOf !== undefined) {
    return {
      title: 'Try the same again',
      mutation: `mutation { deploymentRollback(input: { environmentId: "${environmentId}", toDeploymentId: "${rollbackOf}", ${key} }) ${rest} }`,
    }
  }
  const revisionId = idWithin('rev', projectId, revision)
  return {
    title: 'Try the same revision again',
    mutation: `mutation { deploymentCreate(input: { environmentId: "${environmentId}", revisionId: "${revisionId}", ${key} }) ${rest} }`,
  }
}

const disposals = {
  REFUSE_IF_NOT_EMPTY: 'Try again',
  RETAIN: 'Remove everything but queues and buckets that hold something',
  EMPTY_AND_DELETE: 'Remove everything, and what queues and buckets hold',
} as const

const destroyAll = (
  { id, environmentId, environmentName }: DeploymentRecord,
  data: keyof typeof disposals,
): NextAction => ({
  title: disposals[data],
  mutation: `mutation { environmentDestroy(input: { environmentId: "${environmentId}", confirmName: "${environmentName}", data: ${data}, idempotencyKey: "again-${id}-${data}" }) { deployment { id state } userErrors { message hint } } }`,
})

const recoverStacks = ({ id, environmentId }: DeploymentRecord): NextAction => ({
  title: 'Bring the stacks back to their last good state',
  mutation: `mutation { stackRecover(input: { environmentId: "${environmentId}", action: CONTINUE_ROLLBACK, idempotencyKey: "recover-${id}" }) { deployment { id state } userErrors { message hint } } }`,
})
