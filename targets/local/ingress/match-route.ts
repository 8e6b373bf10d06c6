import type { HttpApiRoute } from './ingress.ts'

/** A route that takes a request, and what stood in the places of its path's parameters. */
export interface MatchedRoute {
  readonly route: HttpApiRoute
  readonly pathParameters: Readonly<Record<string, string>>
}

interface Candidate extends MatchedRoute {
  /** How closely the route says what it takes, segment by segment; the method counts last. */
  readonly closeness: readonly number[]
}

const EXACT = 3
const PARAMETER = 2
const GREEDY = 1

/**
 * The route of an API that takes a request: of those that match the one that says it most closely, as API gateway chooses. A segment
 * comes before a parameter, a parameter before `{proxy+}`, a method before `ANY`, and all of them before `$default`.
 */
export function matchRoute(routes: readonly HttpApiRoute[], method: string, path: string): MatchedRoute | undefined {
  const candidates = routes.flatMap((route) => match(route, method, path) ?? [])
  return candidates.sort(byCloseness)[0]
}

function match(route: HttpApiRoute, method: string, path: string): Candidate | undefined {
  if (route.routeKey === '$default') return { route, pathParameters: {}, closeness: [] }
  const [of = '', wanted = ''] = route.routeKey.split(' ')
  if (of !== 'ANY' && of !== method) return undefined
  const segments = wanted.split('/').map(readSegment)
  const found = new RegExp(`^${segments.map(({ pattern }) => pattern).join('/')}$`, 's').exec(path)
  if (found === null) return undefined
  const names = segments.flatMap(({ name }) => name ?? [])
  return {
    route,
    pathParameters: Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1] ?? '')])),
    closeness: [...segments.map(({ closeness }) => closeness), of === 'ANY' ? GREEDY : EXACT],
  }
}

interface Segment {
  readonly pattern: string
  readonly closeness: number
  readonly name?: string
}

/** A segment of a route's path: `orders`, `{id}`, `{proxy+}`. */
function readSegment(text: string): Segment {
  const [, name, isGreedy] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? []
  if (name === undefined) return { pattern: text.replace(/\W/g, '\\$&'), closeness: EXACT }
  return isGreedy ? { pattern: '(.+)', closeness: GREEDY, name } : { pattern: '([^/]+)', closeness: PARAMETER, name }
}

function byCloseness({ closeness: a }: Candidate, { closeness: b }: Candidate): number {
  const place = a.findIndex((value, index) => value !== b[index])
  if (place === -1) return b.length - a.length
  return (b[place] ?? 0) - (a[place] ?? 0)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Whoever sent it did not encode it.
    return text
  }
}
