import type { TraceQuery } from '../../client/index.ts'
import type { Output } from '../output/output.ts'
import { duration } from '../output/words.ts'
import { becauseOf, outcomeWord } from './outcome-words.ts'

export type Hop = NonNullable<TraceQuery['trace']>['hops'][number]

/** Lines that show which hop led to which; what was sent again stands below what it was sent again for. */
export function traceTree(hops: readonly Hop[], output: Output): string[] {
  const known = new Set(hops.map(({ execution }) => execution.id))
  const children = new Map<string | undefined, Hop[]>()
  for (const hop of hops) {
    const { parent, replayOf } = hop.execution
    const above = [parent?.id, replayOf?.id].find((id) => id !== undefined && id !== hop.execution.id && known.has(id))
    children.set(above, [...(children.get(above) ?? []), hop])
  }
  const lines = (hop: Hop, lead: string, isLast: boolean): string[] => {
    const below = children.get(hop.execution.id) ?? []
    const next = `${lead}${isLast ? '   ' : '│  '}`
    return [
      `${output.style('dim', `${lead}${isLast ? '└─ ' : '├─ '}`)}${words(hop, output)}`,
      ...becauseLines(hop, below.length > 0 ? `${next}│  ` : `${next}   `, output),
      ...below.flatMap((child, index) => lines(child, next, index === below.length - 1)),
    ]
  }
  const roots = children.get(undefined) ?? []
  return roots.flatMap((hop, index) => lines(hop, '', index === roots.length - 1))
}

function words({ endpoint, routeName, waitMs, outcome, execution }: Hop, output: Output): string {
  const waited =
    waitMs === null || waitMs === undefined ? '' : output.style('dim', ` after waiting ${duration(waitMs)}`)
  const again = execution.isReplay ? ' (sent again)' : ''
  return [
    `${endpoint ? output.style('dim', `${endpoint} → `) : ''}${output.style('bold', routeName)}${again}`,
    `${outcomeWord(outcome, output)} in ${duration(execution.durationMs)}${waited}`,
  ].join('  ')
}

/** On a line of its own: a reason is long. */
function becauseLines({ execution }: Hop, lead: string, output: Output): string[] {
  const because = becauseOf({ ...execution, dropReason: execution.dropReason ?? null })
  return because === '' ? [] : [output.style('dim', lead) + because]
}
