import type { Stack, World } from '../world.ts'

/** What is to be done with one resource. */
export interface Step {
  readonly logicalId: string
  /** Says that it begins. False when nothing is to be done. */
  begin(): boolean
  /** @throws {Error} the reason for which it failed */
  finish(): Promise<void>
  fail(reason: string): void
  /** The reason of a step that ends because another one failed; absent: it is finished all the same. */
  readonly cancelled?: string
}

export interface StepsToRun {
  readonly world: World
  readonly stack: Stack
  readonly steps: readonly Step[]
  /** Logical ids whose steps have to be done before. */
  readonly needs: (logicalId: string) => readonly string[]
}

/**
 * Runs steps in waves: all that may begin do so, and end when somebody looks again. A failure ends the run, unless the steps cannot be
 * cancelled: then only those that need the failed one are left out.
 *
 * @returns logical ids of the steps that failed, or were cancelled for that
 */
export async function* runSteps({ world, stack, steps, needs }: StepsToRun): AsyncGenerator<void, readonly string[]> {
  const open = new Map(steps.map((step) => [step.logicalId, step]))
  const failed: string[] = []
  let running: readonly Step[] = []
  for (;;) {
    for (const step of running) {
      const reason = failed.length > 0 && step.cancelled !== undefined ? step.cancelled : await finish(step)
      if (reason === undefined) {
        open.delete(step.logicalId)
      } else {
        step.fail(reason)
        failed.push(step.logicalId)
      }
    }
    if (
      stack.isCancelled ||
      steps.some(({ logicalId, cancelled }) => cancelled !== undefined && failed.includes(logicalId))
    )
      return failed
    running = beginReady(world, open, needs, failed)
    if (running.length === 0) return failed
    yield
  }
}

async function finish(step: Step): Promise<string | undefined> {
  try {
    await step.finish()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Begins all steps that may, and takes out those of which nothing is to be done. */
function beginReady(
  world: World,
  open: Map<string, Step>,
  needs: StepsToRun['needs'],
  failed: readonly string[],
): readonly Step[] {
  const begun: Step[] = []
  const isBegun = (step: Step): boolean => begun.includes(step) || failed.includes(step.logicalId)
  for (let moved = true; moved; ) {
    moved = false
    const ready = [...open.values()].filter(
      (step) => !isBegun(step) && !needs(step.logicalId).some((id) => open.has(id)),
    )
    for (const step of world.scenario().order === 'reversed' ? ready.toReversed() : ready) {
      if (step.begin()) begun.push(step)
      else {
        open.delete(step.logicalId)
        moved = true
      }
    }
  }
  return begun
}
