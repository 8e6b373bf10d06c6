import { type EndpointKind, isProblem, parseEndpoint, sourceKinds, targetKinds } from '../../runtime/route/endpoint.ts'
import type { Target } from '../../runtime/route/route.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute } from '../project.ts'
import { type Place, placedTargets, placesOf } from './place.ts'
import { eachRoute } from './project.ts'

/** Sources and targets are written right, and are of a kind that can be read, or written. */
export const endpoints = eachRoute((route) => [
  ...checkSource(route),
  ...placedTargets(route).flatMap(({ target, place }) => checkTarget(target, place)),
])

function checkSource(route: EvaluatedRoute): Diagnostic[] {
  const { from } = route.document
  const place = placesOf(route).from
  const endpoint = parseEndpoint(from.uri)
  if (isProblem(endpoint)) return [diagnostic('INVALID_ENDPOINT', sentence(endpoint.problem), place)]
  if (!isOneOf(sourceKinds, endpoint.kind)) {
    const message = `A route cannot read from "${from.uri}". It reads from file:, queue:, http:/path or trigger:.`
    return [diagnostic('NOT_A_SOURCE', message, place)]
  }
  if (from.method === undefined || endpoint.kind === 'http') return []
  const message = `"method" belongs to http: sources; "${from.uri}" has none. Take it away.`
  return [diagnostic('MISPLACED_SETTING', message, place)]
}

function checkTarget({ uri, key, method }: Target, place: Place): Diagnostic[] {
  const endpoint = parseEndpoint(uri)
  if (isProblem(endpoint)) return [diagnostic('INVALID_ENDPOINT', sentence(endpoint.problem), place)]
  if (!isOneOf(targetKinds, endpoint.kind)) {
    const hint = endpoint.kind === 'http' ? ' To call a service, write its full address: https://host/path.' : ''
    const message = `A route cannot write to "${uri}". It writes to file:, queue: or https://.${hint}`
    return [diagnostic('NOT_A_TARGET', message, place)]
  }
  return [
    ...(key === undefined || endpoint.kind === 'file' ? [] : [misplaced('key', 'file:', uri, place)]),
    ...(method === undefined || endpoint.kind === 'https' ? [] : [misplaced('method', 'https:', uri, place)]),
  ]
}

const misplaced = (setting: string, kind: string, uri: string, place: Place): Diagnostic =>
  diagnostic('MISPLACED_SETTING', `"${setting}" belongs to ${kind} targets; "${uri}" has none. Take it away.`, place)

const isOneOf = (kinds: readonly EndpointKind[], kind: EndpointKind): boolean => kinds.includes(kind)

const sentence = (problem: string): string => (problem.endsWith('.') ? problem : `${problem}.`)
