import type { Context } from '../context/context.ts'
import type { DeploymentEvent, FollowedDeployment, Watcher } from './follow.ts'
import { liveWatcher } from './live-watcher.ts'
import { phaseWords } from './phases.ts'
import { approvalText, FOUND, LOST } from './waiting.ts'

/** Shows how a deployment goes: live on a terminal, as lines elsewhere, as JSON lines with `--json`. */
export function watcherFor(context: Context): Watcher {
  const { output, stderr, options } = context
  if (output.isJson) return asJson(context)
  return output.isTerminal && stderr.isTTY === true && options.quiet !== true ? liveWatcher(context) : asLines(context)
}

/** `{ "event": … }` for each, with the id of the deployment. */
const asJson = ({ output }: Context): Watcher => ({
  seen(_deployment, events) {
    for (const event of events) output.print({ event }, () => '')
  },
  lost() {},
  found() {},
  end() {},
})

function asLines({ output }: Context): Watcher {
  let phase: string | undefined
  return {
    seen(deployment, events) {
      for (const event of events) {
        if (event.phase !== phase && event.phase !== 'FINISHED') output.note(phaseWords(event.phase))
        phase = event.phase
        if (isWorthALine(event)) output.note(`  ${eventText(event)}`)
      }
      tellOfApproval(deployment)
    },
    lost: () => output.warn(LOST),
    found: () => output.warn(FOUND),
    end() {},
  }

  function tellOfApproval({ state, id }: FollowedDeployment): void {
    if (state !== 'NEEDS_APPROVAL' || phase === state) return
    phase = state
    output.note(approvalText(id))
  }
}

/** What begins is not told: what comes of it is. */
const isWorthALine = ({ level, logicalId, status }: DeploymentEvent): boolean =>
  level !== 'INFO' || (logicalId != null && status?.endsWith('_COMPLETE') === true)

const eventText = ({ logicalId, status, message, level }: DeploymentEvent): string =>
  level === 'INFO' ? `${logicalId} ${status}` : message
