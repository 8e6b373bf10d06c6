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
 * @param answers by method and URL; a URL alone stands for every method, one without a query for every query
 * @example
 * const fetch = fakeFetch({ 'POST https://api.example.com/orders': [503, 201] })
 */
export function fakeFetch(answers: Readonly<Record<string, Answer | readonly Answer[]>>): FakeFetch {
  const requests: FakeRequest[] = []
  const known = new Map(Object.entries(answers).map(([key, given]) => [normal(key), [given].flat() as Answer[]]))
  const asked = new Map<Answer[], number>()
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = await readRequest(new Request(input, init))
    requests.push(request)
    const all = find(known, request)
    if (all === undefined) throw unanswered(request, Object.keys(answers))
    const turn = asked.get(all) ?? 0
    asked.set(all, turn + 1)
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

/** A key as requests spell it: `https://example.com` is `https://example.com/`. */
function normal(key: string): string {
  const [, method = '', place = key] = /^([A-Za-z]+ )?(.*)$/s.exec(key) ?? []
  const url = URL.parse(place)
  if (url === null)
    throw new TypeError(`"${key}" is no key of fakeFetch: write 'POST https://host/path' or a URL alone`)
  url.hash = ''
  return `${method.toUpperCase()}${url.href}`
}

/** The answers to a request: those that name its query, and its method, go before the others. */
function find<T>(known: ReadonlyMap<string, T>, { method, url }: FakeRequest): T | undefined {
  const full = normal(url)
  const [place = full] = full.split('?')
  const key = [`${method} ${full}`, full, `${method} ${place}`, place].find((one) => known.has(one))
  return key === undefined ? undefined : known.get(key)
}

const unanswered = ({ method, url }: FakeRequest, keys: readonly string[]): PermanentError =>
  new PermanentError(`no answer is given for ${method} ${url}, only for ${keys.join(', ') || 'nothing'}`, {
    code: 'NO_FAKE_FETCH',
  })

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
