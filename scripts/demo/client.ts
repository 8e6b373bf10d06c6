/** A client of the public API, with nothing but fetch. */
export interface Client {
  readonly url: string
  /** @throws {Error} with what the API said, for errors and for problems in any payload */
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>
}

/** The client, if there is an installation at the URL that knows the token. */
export async function connect(url: string, token: string): Promise<Client | undefined> {
  const client: Client = { url, ask: (query, variables = {}) => ask(url, token, query, variables) }
  try {
    const { viewer } = await client.ask<{ readonly viewer: object | null }>('{ viewer { kind } }')
    // Without a token it answers, too.
    return viewer === null ? undefined : client
  } catch {
    return undefined
  }
}

interface Answer<T> {
  readonly data?: T
  readonly errors?: readonly { readonly message: string }[]
}

interface Problem {
  readonly message: string
  readonly hint?: string | null
}

async function ask<T>(url: string, token: string, query: string, variables: object): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors = [] } = (await response.json()) as Answer<T>
  const problems = [...errors, ...Object.values(data ?? {}).flatMap(problemsOf)]
  if (problems.length > 0) throw new Error(problems.map(inWords).join('\n'))
  if (data === undefined) throw new Error(`The API answered ${response.status} without data.`)
  return data
}

const problemsOf = (payload: unknown): readonly Problem[] =>
  (Object(payload) as { readonly userErrors?: readonly Problem[] }).userErrors ?? []

const inWords = ({ message, hint }: Problem): string => (hint ? `${message} ${hint}` : message)
