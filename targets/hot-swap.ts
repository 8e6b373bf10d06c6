import type { StackPlan } from './driver.ts'

/** Whether a plan changes nothing, but for the code of functions. */
export const isHotSwappable = ({ changes, removes }: Pick<StackPlan, 'changes' | 'removes'>): boolean =>
  removes.length === 0 &&
  changes.every(
    ({ action, type, properties }) =>
      action === 'UPDATE' &&
      type === 'AWS::Lambda::Function' &&
      properties.length > 0 &&
      properties.every(({ path }) => path === 'Code.S3Key'),
  )
