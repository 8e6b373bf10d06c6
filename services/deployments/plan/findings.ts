import type { Finding, StackPlan } from '../../../targets/driver.ts'

/** What somebody should know of a plan before it is carried out, beside what is in its way. */
export const findingsOf = ({ changes, removes }: StackPlan): readonly Finding[] => [
  ...changes.filter(({ destructive }) => destructive).map(dataLoss),
  ...changes.filter(({ iamBroadened }) => iamBroadened).map(broadened),
  ...removes.map(
    (name): Finding => ({
      code: 'STACK_REMOVED',
      level: 'WARNING',
      message: `The stack ${name} is no longer needed, and goes.`,
    }),
  ),
]

type Change = StackPlan['changes'][number]

const dataLoss = (change: Change): Finding => ({
  code: 'DATA_LOSS',
  level: 'WARNING',
  message: `The ${subjectOf(change)}${fateOf(change)}`,
  logicalId: change.logicalId,
})

/** What holds data: what it is called, and what it holds where it is kept. */
const holders: Readonly<Record<string, { readonly name: string; readonly kept?: string }>> = {
  'AWS::SQS::Queue': { name: 'queue', kept: 'messages' },
  'AWS::S3::Bucket': { name: 'bucket', kept: 'objects' },
  'AWS::Logs::LogGroup': { name: 'log group' },
}

const subjectOf = ({ logicalId, type, route }: Change): string =>
  `${holders[type]?.name ?? type} ${logicalId}${route === undefined ? '' : ` of the route ${route}`}`

/** Queues and buckets outlive their stacks. The compiler's note is for AWS; the local cloud takes up again what it has kept. */
function fateOf({ action, type, note }: Change): string {
  const kept = action === 'UPDATE' ? undefined : holders[type]?.kept
  if (kept === undefined) return note === undefined ? ' loses what it holds.' : `: ${note}`
  const goes = action === 'REPLACE' ? 'is replaced by another one' : 'leaves the stack'
  return ` ${goes}, and is kept with its ${kept}: a later deployment that names it takes it up again.`
}

/** A new resource comes with permissions of its own; one that gets more of them is what people look for. */
const broadened = ({ logicalId, action, type }: Change): Finding =>
  action === 'CREATE'
    ? { code: 'IAM_NEW', level: 'INFO', message: `${logicalId} (${type}) comes with permissions.`, logicalId }
    : {
        code: 'IAM_BROADENED',
        level: 'WARNING',
        message: `${logicalId} (${type}) permits something that it did not permit before: compare its properties.`,
        logicalId,
      }
