import type { Target } from '../../runtime/route/route.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute } from '../project.ts'
import { type Place, placedTargets, placesOf } from './place.ts'
import type { Check, CheckedProject } from './project.ts'

/** What a route does for anybody. */
export const effects: Check = (project) => [
  ...project.routes.flatMap((route) => [...withoutEffect(route), ...duplicateTargets(route), ...uselessStreams(route)]),
  ...neverRead(project),
]

/** Steps that only let a message pass or not. */
const gates: readonly string[] = ['filter', 'validate']

function withoutEffect(route: EvaluatedRoute): Diagnostic[] {
  const { name, steps, to, respond } = route.document
  if (to.length > 0 || respond !== undefined || steps.some(({ kind }) => !gates.includes(kind))) return []
  const message = `Route "${name}" takes messages and does nothing with them. Add a step such as process(), or a target with to().`
  return [diagnostic('ROUTE_WITHOUT_EFFECT', message, placesOf(route).name)]
}

/**
 * Two rules of a branch may well lead to one target, and what a step has made anew is another message; the mistake is the
 * same message sent twice.
 */
function duplicateTargets(route: EvaluatedRoute): Diagnostic[] {
  const { name, steps, to } = route.document
  const places = placesOf(route)
  const found: Diagnostic[] = []
  const sent = new Set<string>()
  const send = ({ uri, key, method }: Target, place: Place) => {
    const target = JSON.stringify([uri, key, method])
    const message = `Route "${name}" sends the same message to "${uri}" twice. Take one of the two away.`
    if (sent.has(target)) found.push(diagnostic('DUPLICATE_TARGET', message, place))
    sent.add(target)
  }
  steps.forEach((step, index) => {
    if (step.kind === 'process' || step.kind === 'split') sent.clear()
    if (step.kind === 'tap' && step.processor === undefined) send(step.to, places.step(index))
  })
  for (const [index, target] of to.entries()) send(target, places.to(index))
  return found
}

/** Only a file can be read in pieces, and only by the step that gets it first. */
function uselessStreams(route: EvaluatedRoute): Diagnostic[] {
  const { name, from, steps } = route.document
  return steps.flatMap((step, index) => {
    if (step.kind !== 'split' || step.stream !== true) return []
    if (index === 0 && from.uri.startsWith('file:')) return []
    const message = `The split of route "${name}" streams a body that is in memory already: only the first step of a file: route saves memory by it. Take "stream" away, or move the split.`
    return [diagnostic('OPTION_WITHOUT_EFFECT', message, placesOf(route).step(index))]
  })
}

/** A queue or bucket at the end of a project may be read by somebody else, so it is only worth knowing. */
function neverRead({ routes }: CheckedProject): Diagnostic[] {
  const seen = new Set(routes.map(({ document }) => document.from.uri))
  return routes.flatMap((route) =>
    placedTargets(route).flatMap(({ target: { uri }, place }) => {
      if (!uri.startsWith('queue:') || seen.has(uri)) return []
      seen.add(uri)
      return [
        diagnostic(
          'TARGET_NEVER_READ',
          `No route of the project reads "${uri}". Messages wait there for another reader.`,
          place,
        ),
      ]
    }),
  )
}
