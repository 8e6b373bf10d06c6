import type { FollowedDeployment } from './follow.ts'

type Phase = Exclude<FollowedDeployment['phase'], 'FINISHED'>

/** What a deployment is doing, in words. */
const WORDS: Readonly<Record<Phase, string>> = {
  QUEUED: 'Wait for its turn',
  VALIDATE: 'Read the revision',
  BUILD: 'Compile',
  PLAN: 'Plan',
  APPROVAL: 'Wait for approval',
  UPLOAD: 'Upload the code',
  PROVISION: 'Change resources',
  VERIFY: 'Verify',
}

/** Those that are to come unless something ends it; waiting is only told where there is some. */
const ALWAYS: readonly Phase[] = ['VALIDATE', 'BUILD', 'PLAN', 'UPLOAD', 'PROVISION', 'VERIFY']
/** What removes or recovers has nothing to compile. */
const WITHOUT_CODE: readonly Phase[] = ['PROVISION', 'VERIFY']

export interface PhaseLine {
  readonly phase: Phase
  readonly words: string
  readonly state: 'to come' | 'now' | 'done' | 'failed'
  readonly durationMs: number | undefined
}

export const phaseWords = (phase: FollowedDeployment['phase']): string =>
  phase === 'FINISHED' ? 'Finished' : WORDS[phase]

/** All phases of a deployment, in their order, as far as it is known which there will be. */
export function phaseLines(deployment: FollowedDeployment): readonly PhaseLine[] {
  const { kind, phase: present, timeline, done, state } = deployment
  const times = new Map<string, number | undefined>(
    timeline.map(({ phase, durationMs }) => [phase, durationMs ?? undefined]),
  )
  const begun = timeline.flatMap(({ phase }) => (phase === 'FINISHED' ? [] : [phase]))
  const usual = kind === 'DESTROY' || kind === 'RECOVER' ? WITHOUT_CODE : ALWAYS
  const toCome = done ? [] : usual.filter((phase) => !begun.includes(phase))
  return [...begun, ...toCome].map((phase) => ({
    phase,
    words: WORDS[phase],
    state: stateOf(phase),
    durationMs: times.get(phase),
  }))

  function stateOf(phase: Phase): PhaseLine['state'] {
    if (!begun.includes(phase)) return 'to come'
    if (done) return phase === begun.at(-1) && state !== 'SUCCEEDED' ? 'failed' : 'done'
    return phase === present ? 'now' : 'done'
  }
}
