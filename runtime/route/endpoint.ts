/** An endpoint URI, taken apart. */
export type Endpoint =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'http'; readonly path: string }
  | { readonly kind: 'https'; readonly url: string }
  | { readonly kind: 'trigger'; readonly schedule: Schedule }

export type EndpointKind = Endpoint['kind']

/** `manual`: somebody sends the message; `rate` and `cron`: EventBridge Scheduler does, `expression` in its words. */
export type Schedule =
  | { readonly type: 'manual' }
  | { readonly type: 'rate'; readonly expression: string }
  | { readonly type: 'cron'; readonly expression: string }

/** Kinds a route may read from, and kinds it may write to. */
export const sourceKinds = ['file', 'queue', 'http', 'trigger'] as const satisfies readonly EndpointKind[]
export const targetKinds = ['file', 'queue', 'https'] as const satisfies readonly EndpointKind[]
export type SourceKind = (typeof sourceKinds)[number]
export type TargetKind = (typeof targetKinds)[number]

/** What is wrong with an endpoint URI, in words for its author. */
export interface EndpointProblem {
  readonly problem: string
}

/** Names become CloudFormation logical ids, which are letters and digits only. */
const NAME = /^[A-Za-z][A-Za-z0-9]{0,63}$/
const PATH_SEGMENT = /^(?:[A-Za-z0-9._~-]+|\{[A-Za-z][A-Za-z0-9_]*\})$/
const RATE = /^rate\(([1-9][0-9]{0,5}) (minute|minutes|hour|hours|day|days)\)$/
const CRON = /^cron\((\S+ ){5}\S+\)$/

type Parse = (rest: string) => Endpoint | EndpointProblem

const parsers: { readonly [K in EndpointKind]: Parse } = {
  file: (name) => named('file', name),
  queue: (name) => named('queue', name),
  http: (path) => parsePath(path),
  https: (rest) => parseUrl(`https:${rest}`),
  trigger: (schedule) => parseSchedule(schedule),
}

/**
 * Takes an endpoint URI apart: `file:Bucket`, `queue:Name`, `http:/path`, `https://host/path`, `trigger:manual`,
 * `trigger:rate(5 minutes)`, `trigger:cron(0 9 * * ? *)`.
 *
 * @returns the endpoint, or `{ problem }` in words for the author
 */
export function parseEndpoint(uri: string): Endpoint | EndpointProblem {
  const colon = uri.indexOf(':')
  const scheme = uri.slice(0, Math.max(colon, 0))
  if (!Object.hasOwn(parsers, scheme)) {
    return {
      problem: `"${uri}" is not an endpoint: write type:name with one of the types ${Object.keys(parsers).join(', ')}`,
    }
  }
  return parsers[scheme as EndpointKind](uri.slice(colon + 1))
}

export const isProblem = (parsed: Endpoint | EndpointProblem): parsed is EndpointProblem => 'problem' in parsed

function named(kind: 'file' | 'queue', name: string): Endpoint | EndpointProblem {
  if (NAME.test(name)) return { kind, name }
  return { problem: `"${name}" cannot name a ${kind}: use 1 to 64 letters and digits, starting with a letter` }
}

function parsePath(path: string): Endpoint | EndpointProblem {
  if (path.startsWith('//')) {
    return { problem: `"http:${path}" is not an inbound path: write http:/path to receive, https://host/path to send` }
  }
  if (
    path === '/' ||
    (path.startsWith('/') &&
      path
        .slice(1)
        .split('/')
        .every((part) => PATH_SEGMENT.test(part)))
  ) {
    return { kind: 'http', path }
  }
  return {
    problem: `"${path}" is not a path: start with "/", then segments of letters, digits, ". _ ~ -" or {parameter}`,
  }
}

function parseUrl(text: string): Endpoint | EndpointProblem {
  const url = URL.parse(text)
  if (!text.startsWith('https://') || url === null || url.hostname === '') {
    return { problem: `"${text}" is not a URL: write https://host/path` }
  }
  if (url.username !== '' || url.password !== '') {
    return {
      problem: `"https://…@${url.host}" holds credentials: keep them in a secret and set a header in a processor`,
    }
  }
  return { kind: 'https', url: text }
}

function parseSchedule(text: string): Endpoint | EndpointProblem {
  if (text === 'manual') return { kind: 'trigger', schedule: { type: 'manual' } }
  const rate = RATE.exec(text)
  if (rate !== null) {
    const [, count, unit] = rate
    if ((count === '1') === unit?.endsWith('s')) {
      return { problem: `"${text}" mixes numbers: write rate(1 minute) but rate(5 minutes)` }
    }
    return { kind: 'trigger', schedule: { type: 'rate', expression: text } }
  }
  if (CRON.test(text)) return { kind: 'trigger', schedule: { type: 'cron', expression: text } }
  return {
    problem: `"${text}" is not a trigger: write manual, rate(5 minutes) or cron(minutes hours day-of-month month day-of-week year)`,
  }
}
