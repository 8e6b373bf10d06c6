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

const dataLoss = ({ logicalId, note }: Change): Finding => ({
  code: 'DATA_LOSS',
  level: 'WARNING',
  message: note ?? `What ${logicalId} holds is deleted, or left behind.`,
  logicalId,
})

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
