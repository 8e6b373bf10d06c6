import { type Answer, type Connection, readAnswer, refusalOf } from './connection.ts'
import { ApiError, type Problem, ProblemsError } from './errors.ts'
import { isPassing, pause, pauseMs } from './patience.ts'

export interface Patience {
  /** For each try. */
  readonly timeoutMs: number
  /** How often a request that may be repeated is tried again. */
  readonly retries: number
}

/** Asks one operation, again where that is safe and may help. */
export async function ask(
  connection: Connection,
  query: string,
  variables: unknown,
  { timeoutMs, retries }: Patience,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const isRepeatable = isQuery(query) || hasKey(variables)
  for (let failures = 1; ; failures += 1) {
    try {
      return await askOnce(connection, query, variables, timeoutMs, signal)
    } catch (error) {
      const isSafe = isRepeatable || (error instanceof ApiError && error.code === 'RATE_LIMITED')
      if (!isPassing(error, connection) || !isSafe || failures > retries) throw error
      await pause(pauseMs(failures, error), signal)
    }
  }
}

async function askOnce(
  connection: Connection,
  query: string,
  variables: unknown,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const late = AbortSignal.timeout(timeoutMs)
  const { url } = connection
  try {
    const response = await connection.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
    })
    const answer = await readAnswer(response, url)
    return dataOf(answer, response, url)
  } catch (error) {
    signal?.throwIfAborted()
    if (!late.aborted) throw error
    throw new ApiError(`${url} has not answered within ${timeoutMs / 1_000} s.`, {
      code: 'TIMEOUT',
      retryable: true,
      cause: error,
    })
  }
}

function dataOf({ data, errors = [] }: Answer, response: Response, url: string): unknown {
  const [error] = errors
  if (error !== undefined) throw refusalOf(error, response, url)
  const problems = Object.values(Object(data)).flatMap(problemsOf)
  if (problems.length > 0) throw new ProblemsError(problems)
  return data
}

const problemsOf = (payload: unknown): readonly Problem[] => Object(payload).userErrors ?? []

/** Mutations change something; nothing else does. */
const isQuery = (query: string): boolean => !/^\s*mutation\b/m.test(query)

/** Of whatever has a key, the server does no more than one. */
const hasKey = (variables: unknown): boolean =>
  [variables, Object(variables).input].some((input) => typeof Object(input).idempotencyKey === 'string')
