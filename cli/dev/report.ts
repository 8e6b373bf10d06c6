import type { EndedFragment } from '../../client/index.ts'
import type { ProjectFiles } from '../../compiler/project.ts'
import type { Context } from '../context/context.ts'
import { executionLine } from '../operating/executions.ts'
import { type LogLine, logLine } from '../operating/logs.ts'
import { diagnosticsText } from '../output/diagnostics.ts'
import { duration } from '../output/words.ts'
import { type Addressed, addressesText } from './addresses.ts'
import type { OwnControlPlane } from './control-plane.ts'
import type { Deployed } from './deploy.ts'

/** What `dev` tells, for people or, with `--json`, as an object with `event` on each line. */
export interface Report {
  ready(own: OwnControlPlane | undefined): void
  deployed(deployed: Deployed, files: ProjectFiles, tookMs: number): void
  addresses(addressed: Addressed): void
  execution(execution: EndedFragment): void
  log(line: LogLine): void
  problem(code: string, message: string, hint?: string): void
  silent(): void
  back(): void
  stopped(own: OwnControlPlane | undefined): void
}

/** @param context of the run; its url is that of the installation */
export function createReport({ output, url }: Context): Report {
  const { style } = output
  let width = 0
  let last = ''
  const done = style('green', '✓')
  const failed = style('red', '✗')
  return {
    ready(own) {
      const { dataDir, cloudUrl } = own ?? {}
      output.print({ event: 'ready', url, ...(own && { pid: own.pid, dataDir, cloudUrl }) }, () =>
        own
          ? `${done} installation started at ${url}, with its data in ${dataDir}`
          : `${done} working with the installation at ${url}`,
      )
    },
    deployed({ diagnostics, done: ended }, files, tookMs) {
      if (diagnostics.length > 0) {
        output.print({ event: 'diagnostics', diagnostics }, () => diagnosticsText(diagnostics, files, style))
      }
      if (ended === null) {
        output.print({ event: 'rejected' }, () => `${failed} not deployed; mend the errors, and save again`)
        return
      }
      const { revision } = ended
      const { number, state, failure } = ended.deployment
      const event = state === 'SUCCEEDED' ? 'deployed' : 'failed'
      output.print({ event, number, revision, state, tookMs: Math.round(tookMs), failure }, () =>
        state === 'SUCCEEDED'
          ? `${done} revision ${revision} runs, after ${duration(tookMs)}`
          : [
              `${failed} ${state.toLowerCase().replace('_', ' ')}: ${failure?.message ?? ''}`,
              failure?.explanation ?? '',
            ]
              .filter(Boolean)
              .join('\n'),
      )
    },
    addresses(addressed) {
      const { addresses, missing } = addressed
      const now = JSON.stringify(addressed)
      if (now === last) return
      last = now
      width = Math.max(...addresses.map(({ route }) => route?.length ?? 0), 0)
      output.print({ event: 'routes', routes: addresses, missing }, () =>
        [
          '',
          addressesText(addresses, output),
          '',
          ...missing.map((name) => `${style('yellow', '!')} ${name} is not set: routo env set ${name}=…`),
          style('dim', 'Saving deploys. Try it: routo send <route> …   Ctrl+C ends it.'),
          '',
        ].join('\n'),
      )
    },
    execution: (execution) =>
      output.print({ event: 'execution', execution }, () => executionLine(execution, output, width)),
    log: (line) => output.print({ event: 'log', line }, () => logLine(line, output, width)),
    problem: (code, message, hint) =>
      output.print({ event: 'problem', code, message, hint }, () =>
        [`${failed} ${message}`, ...(hint ? [`  ${hint}`] : [])].join('\n'),
      ),
    silent: () =>
      output.print({ event: 'silent', url }, () => `${style('yellow', '!')} ${url} does not answer; trying again …`),
    back: () => output.print({ event: 'back', url }, () => `${done} ${url} answers again`),
    stopped(own) {
      output.print({ event: 'stopped', url, ...(own && { dataDir: own.dataDir }) }, () =>
        own
          ? `\nStopped. Messages, files and deployments stay in ${own.dataDir}; routo dev goes on with them.`
          : `\nNot watching any more. What was deployed goes on running at ${url}.`,
      )
    },
  }
}
