import type { Context } from '../context/context.ts'
import type { Output } from '../output/output.ts'
import { duration } from '../output/words.ts'
import type { FollowedDeployment, Watcher } from './follow.ts'
import { liveList } from './live-list.ts'
import { type PhaseLine, phaseLines } from './phases.ts'
import { approvalText, LOST } from './waiting.ts'

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const LONGEST_WORDS = 20
/** How many resources are named that are being made. */
const MOST_NAMED = 5

/** Shows the phases of a deployment, and the resources that are being made, on a terminal. */
export function liveWatcher({ output, stderr }: Context): Watcher {
  const working = new Map<string, string>()
  let deployment: FollowedDeployment | undefined
  let isLost = false
  let turn = 0
  const list = liveList(stderr, lines)
  return {
    seen(now, events) {
      deployment = now
      for (const { logicalId, status } of events) {
        if (logicalId == null || status == null) continue
        if (status.endsWith('_IN_PROGRESS')) working.set(logicalId, status)
        else working.delete(logicalId)
      }
      list.draw()
    },
    lost() {
      isLost = true
    },
    found() {
      isLost = false
    },
    end: () => list.end(),
  }

  function lines(): readonly string[] {
    if (deployment === undefined) return []
    turn += 1
    const { state, id, done } = deployment
    const named = done ? [] : [...working].slice(0, MOST_NAMED)
    const notes = isLost ? [LOST] : state === 'NEEDS_APPROVAL' ? [approvalText(id)] : []
    return [
      ...phaseLines(deployment).map((line) => phaseText(line, deployment?.progress, turn, output)),
      ...named.map(([name, status]) => output.style('dim', `    ${name} ${status}`)),
      ...notes.map((note) => output.style('yellow', note)),
    ]
  }
}

function phaseText(
  { phase, words, state, durationMs }: PhaseLine,
  progress: FollowedDeployment['progress'] | undefined,
  turn: number,
  { style }: Output,
): string {
  if (state === 'to come') return style('dim', `  ${words}`)
  const count = phase === 'PROVISION' && progress?.total != null ? `${progress.completed}/${progress.total}` : ''
  if (state === 'now') return `${style('cyan', SPINNER[turn % SPINNER.length] ?? '')} ${words} ${count}`
  const mark = state === 'done' ? style('green', '✓') : style('red', '✗')
  const time = durationMs === undefined ? '' : style('dim', duration(durationMs))
  return `${mark} ${words.padEnd(LONGEST_WORDS)} ${time}`
}
