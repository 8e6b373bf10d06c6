import { ask, type Callee, then } from '../engine/call.ts'
import type { MakeHandler } from '../engine/handler.ts'
import { drop, type Run, stage } from '../engine/run.ts'
import type { Target } from '../route/route.ts'

/**
 * The message goes to the target of the first rule that holds, or of every rule that holds; else to `otherwise`. With
 * neither it ends here, counted as `no-branch`.
 */
export const branch: MakeHandler<'branch'> = ({ rules, otherwise, mode = 'first' }, place) => {
  const asked = rules.map(({ processor, to }): Rule => ({ when: { fn: processor, ...place }, to }))
  const most = mode === 'first' ? 1 : asked.length
  return (run, next) =>
    then(targetsFor(run, asked, most), (targets) => {
      if (run.dropReason !== undefined) return
      if (targets.length === 0 && otherwise !== undefined) targets.push(otherwise)
      for (const target of targets) stage(run, target)
      if (targets.length > 0) return next(run)
      drop(run, 'no-branch')
    })
}

interface Rule {
  readonly when: Callee
  readonly to: Target
}

/** Asks the rules in order, from rule `at` on, until as many as wanted hold. */
function targetsFor(
  run: Run,
  rules: readonly Rule[],
  most: number,
  targets: Target[] = [],
  at = 0,
): Target[] | Promise<Target[]> {
  const rule = rules[at]
  if (rule === undefined || targets.length === most || run.dropReason !== undefined) return targets
  return then(ask(run, rule.when), (holds) => {
    if (holds) targets.push(rule.to)
    return targetsFor(run, rules, most, targets, at + 1)
  })
}
