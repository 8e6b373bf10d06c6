import type { HttpRequest } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'

/** The route that takes a request, and what it sees of it. A path without parameters goes before one with them. */
export function matchRequest(
  routes: readonly RouteDefinition[],
  uri: string,
  method?: string,
): { readonly route: RouteDefinition; readonly request: Partial<HttpRequest> } | undefined {
  const { pathname, searchParams } = new URL(uri.slice('http:'.length), 'http://localhost')
  const query = Object.fromEntries(searchParams)
  for (const route of routes.toSorted(byParameters)) {
    const { uri: source, method: taken = 'POST' } = route.from
    const pathParameters = source.startsWith('http:/') && parametersOf(source.slice('http:'.length), pathname)
    if (pathParameters && (method === undefined || method === taken)) {
      return { route, request: { method: taken, path: pathname, pathParameters, query } }
    }
  }
  return undefined
}

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
