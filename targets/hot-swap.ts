import type { StackPlan } from './driver.ts'

/** Whether a plan changes the code of functions, and nothing else. */
export const isHotSwappable = ({ changes, removes }: Pick<StackPlan, 'changes' | 'removes'>): boolean =>
  changes.length > 0 &&
  removes.length === 0 &&
  changes.every(
    ({ action, type, properties }) =>
      action === 'UPDATE' &&
      type === 'AWS::Lambda::Function' &&
      properties.length > 0 &&
      properties.every(({ path }) => path === 'Code.S3Key'),
  )
