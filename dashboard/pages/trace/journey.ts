import type { ShowTraceQuery } from '../../../client/operations.ts'

export type Trace = NonNullable<ShowTraceQuery['trace']>
export type Hop = Trace['hops'][number]

/** A line of the journey: a hop, or many alike that stand in one line until somebody wants to see each. */
export interface JourneyLine {
  readonly key: string
  /** How many hops led there. */
  readonly depth: number
  readonly hops: readonly [Hop, ...Hop[]]
}

interface Branch {
  readonly hop: Hop
  readonly next: readonly Branch[]
  /** The same for all whose way is the same from here on. */
  readonly shape: string
}

/** More of the same than that stand in one line. */
const MOST_ALIKE = 5

/**
 * Hops below those that sent them, in the order of time.
 *
 * @param open keys of the lines of many that are to be shown one by one
 */
export function linesOf(hops: readonly Hop[], open: ReadonlySet<string>): readonly JourneyLine[] {
  const known = new Set(hops.map(({ execution: { id } }) => id))
  const sender = ({ execution: { replayOf, parent } }: Hop): string => {
    const id = replayOf?.id ?? parent?.id ?? ''
    return known.has(id) ? id : ''
  }
  const sent = Map.groupBy(hops, sender)
  // What claims to have sent itself, over however many hops, is not walked twice.
  const walked = new Set<string>()
  const branchesOf = (id: string): readonly Branch[] => {
    if (walked.has(id)) return []
    walked.add(id)
    return (sent.get(id) ?? []).map((hop) => {
      const next = branchesOf(hop.execution.id)
      return { hop, next, shape: shapeOf(hop, next) }
    })
  }
  return linesFrom(branchesOf(''), 0, open)
}

const shapeOf = ({ execution: { routeName, outcome } }: Hop, next: readonly Branch[]): string =>
  JSON.stringify([routeName, outcome, ...next.map(({ shape }) => shape).sort()])

function linesFrom(branches: readonly Branch[], depth: number, open: ReadonlySet<string>): readonly JourneyLine[] {
  const alike = Map.groupBy(branches, ({ shape }) => shape)
  return branches.flatMap(({ hop, next, shape }): readonly JourneyLine[] => {
    const [first, ...others] = alike.get(shape) ?? []
    const key = first?.hop.execution.id ?? ''
    if (first === undefined || others.length < MOST_ALIKE) {
      return [{ key: hop.execution.id, depth, hops: [hop] }, ...linesFrom(next, depth + 1, open)]
    }
    const isFirst = first.hop === hop
    const together: JourneyLine = {
      key: `all ${key}`,
      depth,
      hops: [first.hop, ...others.map(({ hop }) => hop)],
    }
    if (!open.has(together.key)) return isFirst ? [together] : []
    const each = [
      { key: hop.execution.id, depth: depth + 1, hops: [hop] as const },
      ...linesFrom(next, depth + 2, open),
    ]
    return isFirst ? [together, ...each] : each
  })
}
