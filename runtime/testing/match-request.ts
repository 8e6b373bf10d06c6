import type { HttpRequest } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'

/** The route that takes a request, and what it sees of it. A path without parameters goes before one with them. */
export function matchRequest(
  routes: readonly RouteDefinition[],
  uri: string,
  method = 'POST',
): { readonly route: RouteDefinition; readonly request: Partial<HttpRequest> } {
  const { pathname, searchParams } = new URL(uri.slice('http:'.length), 'http://localhost')
  const query = Object.fromEntries(searchParams)
  const inbound = routes.filter(({ from }) => from.uri.startsWith('http:'))
  for (const route of inbound.toSorted(byParameters)) {
    const pathParameters = parametersOf(route.from.uri.slice('http:'.length), pathname)
    if (pathParameters && method === methodOf(route)) {
      return { route, request: { method, path: pathname, pathParameters, query } }
    }
  }
  const taken = inbound.map((route) => `${methodOf(route)} ${route.from.uri}`)
  throw new Error(
    `no route takes ${method} http:${pathname}, only ${taken.join(', ') || 'nothing'}; ` +
      "another method than POST is asked for with { request: { method: 'GET' } }",
  )
}

const methodOf = ({ from }: RouteDefinition): string => from.method ?? 'POST'

const byParameters = (a: RouteDefinition, b: RouteDefinition): number =>
  a.from.uri.split('{').length - b.from.uri.split('{').length

/** The values of `{name}` in a path pattern, if the path fits it. */
function parametersOf(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = decodeURIComponent(value)
    else if (segment !== value) return undefined
  }
  return parameters
}
