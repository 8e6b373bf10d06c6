import type { Output } from '../output/output.ts'
import { duration } from '../output/words.ts'
import type { FollowedDeployment } from './follow.ts'

const DONE: Readonly<Record<FollowedDeployment['kind'], (what: string, where: string) => string>> = {
  DEPLOY: (what, where) => `Deployed ${what} to ${where}`,
  ROLLBACK: (what, where) => `Rolled ${where} back to ${what}`,
  PROMOTE: (what, where) => `Promoted ${what} to ${where}`,
  DESTROY: (_what, where) => `Removed what was deployed in ${where}`,
  RECOVER: (_what, where) => `Recovered ${where}`,
}

const NOT_DONE: Readonly<Record<Exclude<FollowedDeployment['state'], 'SUCCEEDED'>, string>> = {
  QUEUED: 'waits for its turn',
  NEEDS_APPROVAL: 'waits for approval',
  RUNNING: 'is at work',
  CANCELLING: 'is being cancelled',
  FAILED: 'has failed',
  CANCELLED: 'was cancelled; everything is as before',
  ROLLED_BACK: 'has failed; everything is as before',
  SUPERSEDED: 'was superseded by a later one before it began',
}

/** `orders/dev` */
export const placeWords = ({ project, environment }: FollowedDeployment): string =>
  `${project.slug}/${environment.name}`

/** How a deployment has ended, in words. */
export function outcomeText(deployment: FollowedDeployment, output: Output): string {
  const where = placeWords(deployment)
  const { state, kind, number, revision, durationMs } = deployment
  const time = durationMs == null ? '' : ` in ${duration(durationMs)}`
  if (state === 'SUCCEEDED') {
    return `${output.style('green', '✓')} ${DONE[kind](`revision ${revision?.number}`, where)}${time}.`
  }
  return [
    `${isFailure(state) ? output.style('red', '✗') : '·'} Deployment ${number} of ${where} ${NOT_DONE[state]}.`,
    ...failureLines(deployment, output),
  ].join('\n')
}

const isFailure = (state: FollowedDeployment['state']): boolean => state === 'FAILED' || state === 'ROLLED_BACK'

/** The first cause first, then what it means, then what to do. */
function failureLines({ failure, environment }: FollowedDeployment, { style }: Output): readonly string[] {
  if (failure == null) return []
  const { code, message, resource, providerMessage, explanation, nextActions } = failure
  const cause = resource == null ? message : `${resource.logicalId}: ${providerMessage ?? message}`
  return [
    `  ${style('bold', cause)} ${style('dim', code)}`,
    `  ${explanation}`,
    ...nextActions.map((action) => `  - ${action.title}${commandOf(action, environment.name)}`),
  ]
}

type NextAction = NonNullable<FollowedDeployment['failure']>['nextActions'][number]

/** What the command line has for a mutation that the installation proposes. */
const COMMANDS: readonly (readonly [mutation: RegExp, command: string])[] = [
  [/\bdeploymentPlan\(/, 'routo plan'],
  [/\bdeploymentCreate\(/, 'routo deploy'],
  [/\bdeploymentRollback\(/, 'routo rollback'],
  [/\bstackRecover\(/, 'routo recover'],
  [/\benvironmentDestroy\(.*\bdata: (\w+)/, 'routo destroy --data $1'],
]

function commandOf({ command, mutation }: NextAction, environment: string): string {
  if (command != null) return `: ${command}`
  const [known] = COMMANDS.flatMap(([pattern, ours]) => {
    const [found] = pattern.exec(mutation ?? '') ?? []
    return found === undefined ? [] : [found.replace(pattern, ours)]
  })
  return known === undefined ? '' : `: ${known} --env ${environment}`
}
