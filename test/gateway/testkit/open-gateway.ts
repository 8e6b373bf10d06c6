import { authenticateWith } from '../../../gateway/authenticate.ts'
import { createGateway } from '../../../gateway/gateway.ts'
import { createLog } from '../../../services/shared/log.ts'
import { createStage } from './subgraphs.ts'

type Options = Partial<Parameters<typeof createGateway>[0]>

interface Asking {
  readonly token?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly data: Readonly<Record<string, unknown>> | null | undefined
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  /** As it came. */
  readonly text: string
}

/** A gateway over the small control plane, on a free port, that closes at the end of its block. */
export async function openGateway({
  stage = createStage(),
  ...options
}: Options & { stage?: ReturnType<typeof createStage> } = {}) {
  const lines: Record<string, unknown>[] = []
  const gateway = await createGateway({
    supergraph: stage.supergraph,
    transports: { projects: stage.projects.execute, metrics: stage.metrics.execute },
    authenticate: authenticateWith(stage.projects.execute),
    settings: { host: '127.0.0.1', port: 0, introspection: 'everyone' },
    log: createLog('info', { write: (line) => lines.push(JSON.parse(line)) }),
    ...options,
  })
  const fetchFrom = (path: string, init: RequestInit = {}) => fetch(gateway.url + path, init)
  return {
    ...gateway,
    stage,
    /** What was logged so far. */
    lines,
    fetch: fetchFrom,
    ask: async (query: string, { token, variables, headers }: Asking = {}): Promise<Answer> => {
      const response = await fetchFrom('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      const { data, errors = [] } = JSON.parse(text)
      return { status: response.status, headers: response.headers, data, errors, text }
    },
    [Symbol.asyncDispose]: gateway.close,
  }
}

/** The codes of an answer's errors. */
export const codes = ({ errors }: Answer): readonly unknown[] => errors.map(({ extensions }) => extensions.code)
