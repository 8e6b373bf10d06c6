import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute } from '../project.ts'
import { placesOf } from './place.ts'
import type { Check, CheckedProject } from './project.ts'

/** What is special about routes that receive by http. */
export const http: Check = (project) => [...project.routes.flatMap(checkRoute), ...duplicates(project)]

function checkRoute(route: EvaluatedRoute): Diagnostic[] {
  const { name, from, steps, respond } = route.document
  const places = placesOf(route)
  const isHttp = from.uri.startsWith('http:')
  if (respond === undefined) {
    if (!isHttp || from.method !== 'GET') return []
    const message = `Route "${name}" takes GET requests, which have no body to make a message of. Answer them with respond(), or take POST.`
    return [diagnostic('GET_WITHOUT_RESPOND', message, places.from)]
  }
  const found: Diagnostic[] = []
  if (!isHttp) {
    const message = `Route "${name}" has nobody to respond to: only http: sources have a caller. Take respond() away, or read from http:/path.`
    found.push(diagnostic('RESPOND_WITHOUT_HTTP', message, places.respond))
  }
  steps.forEach((step, index) => {
    if (step.kind !== 'split') return
    const message = `Route "${name}" splits and responds, but many parts give no one answer. Send the body to a queue and split it in the route that reads it.`
    found.push(diagnostic('SPLIT_WITH_RESPOND', message, places.step(index)))
  })
  return found
}

/** The names of path parameters tell no requests apart. */
const shapeOf = (path: string): string => path.replace(/\{[^}/]*\}/g, '{}')

function duplicates({ routes }: CheckedProject): Diagnostic[] {
  const first = new Map<string, EvaluatedRoute['document']>()
  return routes.flatMap((route) => {
    const { name, from } = route.document
    if (!from.uri.startsWith('http:')) return []
    const key = `${from.method ?? 'POST'} ${shapeOf(from.uri)}`
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, route.document)
      return []
    }
    const message = `"${name}" and "${other.name}" both take ${from.method ?? 'POST'} ${other.from.uri.slice('http:'.length)}. Change the path or the method of one of them.`
    return [diagnostic('DUPLICATE_HTTP_ROUTE', message, placesOf(route).from)]
  })
}
