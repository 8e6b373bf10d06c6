import { PermanentError } from '../errors.ts'

/** What a fake server answers: a status, a response, an error of the network, or whatever a function makes of the request. */
export type Answer = number | FakeResponse | Error | ((request: FakeRequest) => Answer | Promise<Answer>)

export interface FakeResponse {
  /** 200 when left out. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Anything but a string is sent as JSON. */
  readonly body?: unknown
}

export interface FakeRequest {
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A `fetch` that remembers what it was asked. */
export type FakeFetch = typeof globalThis.fetch & { readonly requests: readonly FakeRequest[] }

/**
 * A `fetch` for tests. Several answers are given one after another; the last one stays.
 *
 * @param answers by method and URL, without the query; a URL alone stands for every method
 * @example
 * const fetch = fakeFetch({ 'POST https://api.example.com/orders': [503, 201] })
 */
export function fakeFetch(answers: Readonly<Record<string, Answer | readonly Answer[]>>): FakeFetch {
  const requests: FakeRequest[] = []
  const asked = new Map<string, number>()
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = await readRequest(new Request(input, init))
    requests.push(request)
    const { key, all } = find(answers, request)
    const turn = asked.get(key) ?? 0
    asked.set(key, turn + 1)
    return respond(all[Math.min(turn, all.length - 1)] ?? 200, request)
  }
  return Object.assign(fetch, { requests })
}

/** Stands in where a test has given no `fetch`. */
export const refuseFetch: typeof globalThis.fetch = async (input, init) => {
  const { method, url } = new Request(input, init)
  throw new PermanentError(
    `the route calls ${method} ${url}, and the test says nothing about it: give it { fetch: fakeFetch({ '${method} ${url}': 200 }) }`,
    { code: 'NO_FAKE_FETCH' },
  )
}

async function readRequest(request: Request): Promise<FakeRequest> {
  const { method, url, headers } = request
  return { method, url, headers: Object.fromEntries(headers), body: await request.text() }
}

function find(answers: Readonly<Record<string, Answer | readonly Answer[]>>, { method, url }: FakeRequest) {
  const place = url.split('?')[0] ?? url
  const key = [`${method} ${place}`, place].find((one) => Object.hasOwn(answers, one))
  if (key === undefined) {
    throw new PermanentError(
      `no answer is given for ${method} ${place}, only for ${Object.keys(answers).join(', ') || 'nothing'}`,
      { code: 'NO_FAKE_FETCH' },
    )
  }
  return { key, all: [answers[key] ?? []].flat() as Answer[] }
}

async function respond(answer: Answer, request: FakeRequest): Promise<Response> {
  if (typeof answer === 'function') return respond(await answer(request), request)
  if (answer instanceof Error) throw answer
  const { status = 200, headers = {}, body = '' } = typeof answer === 'number' ? { status: answer } : answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const hasNoBody = [204, 205, 304].includes(status)
  const response = new Response(hasNoBody ? null : text, { status, headers })
  // A response that is made by hand has no URL; errors about it name one.
  return Object.defineProperty(response, 'url', { value: request.url })
}
