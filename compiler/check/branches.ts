import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { placesOf } from './place.ts'
import { eachRoute } from './project.ts'

/** A branch is the end of a route's steps, and says where every message goes. */
export const branches = eachRoute((route) => {
  const { name, steps, to } = route.document
  const places = placesOf(route)
  const found: Diagnostic[] = []
  steps.forEach((step, index) => {
    if (step.kind !== 'branch') return
    const place = places.step(index)
    if (index < steps.length - 1) {
      const message = `Route "${name}" has steps after its branch, which no message reaches. Put them before it, or into the routes it branches to.`
      found.push(diagnostic('BRANCH_NOT_LAST', message, place))
    }
    if (to.length > 0) {
      const message = `Route "${name}" branches and has targets: after a branch every message has gone its way. Use otherwise() for the rest, or tap() for a copy.`
      found.push(diagnostic('TARGET_AFTER_BRANCH', message, places.to(0)))
    }
    if (step.rules.length === 0) {
      const message = `The branch of route "${name}" has no rules. Give it at least one: branch([[predicate, "queue:Name"]]).`
      found.push(diagnostic('BRANCH_WITHOUT_RULES', message, place))
    } else if (step.otherwise === undefined) {
      const message = `Messages of route "${name}" for which no rule holds are dropped with reason "no-branch". If that is not meant, add otherwise().`
      found.push(diagnostic('BRANCH_WITHOUT_OTHERWISE', message, place))
    }
  })
  return found
})
