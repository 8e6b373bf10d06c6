import type { Callee } from '../engine/call.ts'
import { ask } from '../engine/call.ts'
import type { Run } from '../engine/run.ts'
import { drop, stage } from '../engine/run.ts'
import type { Target } from '../route/route.ts'
import type { MakeHandler } from './make-handler.ts'

/**
 * The message goes to the target of the first rule that holds, or of every rule that holds; else to `otherwise`. With
 * neither it ends here, counted as `no-branch`.
 */
export const branch: MakeHandler<'branch'> = ({ rules, otherwise, mode = 'first' }, place) => {
  const asked = rules.map(({ processor, to }): Rule => ({ when: { fn: processor, ...place }, to }))
  const most = mode === 'first' ? 1 : asked.length
  return async (run, next) => {
    const targets = await targetsFor(run, asked, most)
    if (run.dropReason !== undefined) return
    if (targets.length === 0 && otherwise !== undefined) targets.push(otherwise)
    for (const target of targets) stage(run, target)
    if (targets.length === 0) drop(run, 'no-branch')
    else await next(run)
  }
}

interface Rule {
  readonly when: Callee
  readonly to: Target
}

/** Asks the rules in order, until as many as wanted hold. */
async function targetsFor(run: Run, rules: readonly Rule[], most: number): Promise<Target[]> {
  const targets: Target[] = []
  for (const { when, to } of rules) {
    const answer = ask(run, when)
    if (typeof answer === 'boolean' ? answer : await answer) targets.push(to)
    if (targets.length === most || run.dropReason !== undefined) break
  }
  return targets
}
