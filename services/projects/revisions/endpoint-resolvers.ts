import { isProblem, parseEndpoint } from '../../../runtime/route/endpoint.ts'
import type { EndpointKind, Resolvers } from '../generated.ts'

const kinds: { readonly [K in 'file' | 'queue' | 'http' | 'https' | 'trigger']: EndpointKind } = {
  file: 'FILE',
  queue: 'QUEUE',
  http: 'HTTP',
  https: 'HTTP',
  trigger: 'TRIGGER',
}

const schemeOf = (uri: string): string => uri.slice(0, Math.max(uri.indexOf(':'), 0))

const isKind = (scheme: string): scheme is keyof typeof kinds => Object.hasOwn(kinds, scheme)

/** What stands behind the kind; of an outbound URL, without the slashes. */
function nameOf(uri: string): string {
  const endpoint = parseEndpoint(uri)
  if (isProblem(endpoint)) return uri.slice(uri.indexOf(':') + 1)
  switch (endpoint.kind) {
    case 'file':
    case 'queue':
      return endpoint.name
    case 'http':
      return endpoint.path
    case 'https':
      return endpoint.url.slice('https://'.length)
    case 'trigger':
      return endpoint.schedule.type === 'manual' ? 'manual' : endpoint.schedule.expression
  }
}

export const endpointResolvers = {
  Endpoint: {
    kind: ({ uri }) => {
      const scheme = schemeOf(uri)
      return isKind(scheme) ? kinds[scheme] : null
    },
    name: ({ uri }) => nameOf(uri),
    options: ({ uri: _, ...options }) => options,
  },
} satisfies Resolvers
