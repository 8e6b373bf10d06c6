import type { ShapeProblem } from '../../../compiler/shape.ts'

/** Why the local cloud does not take a template. */
export interface TemplateProblem {
  /** `Resources.OrdersQueue.Properties.FifoQueue` */
  readonly path: string
  readonly message: string
}

export const templateProblem = (path: ShapeProblem['path'], message: string): TemplateProblem => ({
  path: path.join('.'),
  message,
})
