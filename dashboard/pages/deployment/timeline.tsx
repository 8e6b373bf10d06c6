import { Check, Circle, CircleAlert, LoaderCircle, Minus } from 'lucide-react'
import type { DeploymentKind, DeploymentPhase } from '../../../client/operations.ts'
import { formatDuration } from '../../format/times.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { phaseLabels } from '../../ui/states.ts'
import type { Deployment } from './deployment.ts'
import styles from './timeline.module.css'

const ALL: readonly DeploymentPhase[] = ['QUEUED', 'VALIDATE', 'BUILD', 'PLAN', 'UPLOAD', 'PROVISION', 'VERIFY']
const SHORT: readonly DeploymentPhase[] = ['QUEUED', 'PROVISION', 'VERIFY']
const withoutRevision: readonly DeploymentKind[] = ['DESTROY', 'RECOVER']

type Standing = 'done' | 'now' | 'failed' | 'left out' | 'to come'

const icons = { done: Check, now: LoaderCircle, failed: CircleAlert, 'left out': Minus, 'to come': Circle }
const said: Readonly<Record<Exclude<Standing, 'now'>, string>> = {
  done: 'done',
  failed: 'ended here',
  'left out': 'not reached',
  'to come': 'to come',
}

/** The phases of a deployment, how long each took, and where it is. */
export function Timeline({ deployment }: { readonly deployment: Deployment }) {
  const { phase, progress } = deployment
  return (
    <Panel
      title="Phases"
      aside={phase === 'PROVISION' && progress != null && <ProgressBar label="Resources" {...progress} />}
    >
      <ol className={styles.phases}>
        {stepsOf(deployment).map(({ phase, standing, durationMs }) => {
          const Icon = icons[standing]
          return (
            <li key={phase} data-standing={standing}>
              <Icon size={15} aria-hidden="true" />
              <span>
                {phaseLabels[phase]}
                <small>
                  {standing !== 'now' && <span className="aloud">{said[standing]} </span>}
                  {durationMs == null ? stillIn(phase, standing) : formatDuration(durationMs)}
                </small>
              </span>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

const stillIn = (phase: DeploymentPhase, standing: Standing): string => {
  if (standing !== 'now') return '–'
  return phase === 'QUEUED' || phase === 'APPROVAL' ? 'waiting' : 'under way'
}

/** What there is to do for such a deployment, with what is known of each. */
function stepsOf({ kind, state, done, timeline }: Deployment) {
  const known = new Map(timeline.map((timing) => [timing.phase, timing]))
  const usual = withoutRevision.includes(kind) ? SHORT : ALL
  const phases = known.has('APPROVAL') ? usual.toSpliced(usual.indexOf('PLAN') + 1, 0, 'APPROVAL') : usual
  const reached = phases.filter((phase) => known.has(phase))
  const last = reached.at(-1)
  return phases.map((phase) => {
    const timing = known.get(phase)
    return { phase, standing: standingOf(), durationMs: timing?.durationMs }

    function standingOf(): Standing {
      if (timing === undefined) return done ? 'left out' : 'to come'
      if (phase !== last || state === 'SUCCEEDED') return 'done'
      return done ? 'failed' : 'now'
    }
  })
}
