import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** A queue gives each message to one reader, and a bucket tells one inbox of its objects. */
export function readers({ routes }: CheckedProject): Diagnostic[] {
  const first = new Map<string, string>()
  return routes.flatMap((route) => {
    const { name, from } = route.document
    if (!/^(queue|file):/.test(from.uri)) return []
    const reader = first.get(from.uri)
    if (reader === undefined) {
      first.set(from.uri, name)
      return []
    }
    return [diagnostic('SEVERAL_READERS', message(from.uri, name, reader), placesOf(route).from)]
  })
}

const message = (uri: string, route: string, reader: string): string =>
  `"${uri}" is read by "${reader}" already: each message goes to one reader, so "${route}" would get what the other misses. ` +
  `To process messages twice, let "${reader}" send them on to a queue of "${route}", with tap() or a second to().`
