import type { RouteDocument, Step } from '../../runtime/route/route.ts'

/** How many messages go to a target for one that is received. */
export interface Share {
  readonly uri: string
  readonly perMessage: number
  /** How many parts the message has been split into by then. */
  readonly parts: number
}

/** Where the messages of a route go, when everything succeeds, nothing is dropped, and a branch spreads them evenly. */
export function sharesOf({ steps, to }: RouteDocument, fanOut: number): readonly Share[] {
  let parts = 1
  const shares: Share[] = []
  for (const step of steps) {
    shares.push(...sharesOfStep(step, parts))
    if (step.kind === 'split') parts *= fanOut
  }
  return [...shares, ...to.map(({ uri }) => ({ uri, perMessage: parts, parts }))]
}

function sharesOfStep(step: Step<unknown>, parts: number): readonly Share[] {
  if (step.kind === 'tap') return [{ uri: step.to.uri, perMessage: parts, parts }]
  if (step.kind !== 'branch') return []
  const rules = step.rules.map(({ to }) => to.uri)
  if (step.mode === 'all') return rules.map((uri) => ({ uri, perMessage: parts, parts }))
  const ways = step.otherwise === undefined ? rules : [...rules, step.otherwise.uri]
  return ways.map((uri) => ({ uri, perMessage: parts / ways.length, parts }))
}
