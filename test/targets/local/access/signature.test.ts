import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { AwsV4Signer } from 'aws4fetch'
import fc from 'fast-check'
import { createSign } from '../../../../runtime/hosts/lambda/sign.ts'
import type { Access, AccessKey, SignedRequest } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import { inTemporaryJournal, type TemporaryJournal } from './journals.ts'

const NOON = Date.UTC(2026, 10, 21, 12)
const ROLE = 'arn:aws:iam::000000000000:role/routo/reader'

let temporary: TemporaryJournal
let access: Access
let clock: number

beforeEach(() => {
  clock = NOON
  temporary = inTemporaryJournal()
  access = createAccess({ journal: temporary.journal, ownerSecret: Buffer.alloc(32, 7), now: () => clock })
})

afterEach(() => temporary.remove())

interface Wish {
  readonly service: 's3' | 'sqs'
  readonly method?: string
  readonly url: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** In the URL instead of the headers. */
  readonly presigned?: boolean
  readonly key?: AccessKey
}

/** As aws4fetch signs it, and Node's server then sees it. */
async function signedBy4fetch(wish: Wish): Promise<SignedRequest> {
  const { accessKeyId, secretAccessKey } = wish.key ?? access.ownerKey
  const headers: Record<string, string> = { ...wish.headers }
  if (wish.service === 's3' && !wish.presigned) headers['x-amz-content-sha256'] = hash('sha256', wish.body ?? '')
  const signer = new AwsV4Signer({
    url: wish.url,
    method: wish.method ?? 'GET',
    headers,
    ...(wish.body !== undefined && { body: wish.body }),
    accessKeyId,
    secretAccessKey,
    service: wish.service,
    region: 'us-east-1',
    datetime: new Date(clock).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    ...(wish.presigned && { signQuery: true }),
  })
  const signed = await signer.sign()
  return {
    method: signed.method,
    url: signed.url.pathname + signed.url.search,
    headers: { ...Object.fromEntries(new Headers(signed.headers)), host: signed.url.host },
    ...(wish.body !== undefined && wish.service === 'sqs' && { body: Buffer.from(wish.body) }),
  }
}

const withHeaders = (request: SignedRequest, headers: IncomingHttpHeaders): SignedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

const object: Wish = {
  service: 's3',
  url: 'http://127.0.0.1:4566/orders/2026/may.csv',
  headers: { 'x-amz-meta-a': 'b' },
}
const send: Wish = {
  service: 'sqs',
  method: 'POST',
  url: 'http://127.0.0.1:4566/',
  headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
  body: '{"MessageBody":"a"}',
}

test('who signed a request is known by the key', async () => {
  const key = await access.putRole(ROLE, [])
  expect(access.authenticate(await signedBy4fetch({ ...object, key })).principal).toEqual({
    id: 'arn:aws:sts::000000000000:assumed-role/reader/reader',
    roleArn: ROLE,
    policies: [],
  })
  expect(access.authenticate(await signedBy4fetch(send)).principal.policies).toBe('everything')
})

test('any request that another implementation signs is verified, in headers and in the URL', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((each) => each.isWellFormed())
  const path = fc.array(
    text.filter((each) => !/^(\.|%2e)+$/i.test(each)),
    { minLength: 1, maxLength: 4 },
  )
  const wishes = fc.record({
    service: fc.constantFrom('s3' as const, 'sqs' as const),
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    path,
    query: fc.dictionary(text, fc.string({ unit: 'grapheme' }), { maxKeys: 4 }),
    body: fc.string(),
    value: fc.stringMatching(/^[ -~]*$/),
    presigned: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(wishes, async ({ path: segments, query, body, value, presigned, method, service }) => {
      const wellFormed = Object.entries(query).filter((pair) => pair.join('').isWellFormed())
      const url = `http://127.0.0.1:4566/${segments.map(encodeURIComponent).join('/')}?${new URLSearchParams([...wellFormed, ['X-Amz-Expires', '60']])}`
      const headers = { 'x-amz-meta-note': value }
      const withBody = method === 'GET' || (presigned && service === 'sqs') ? {} : { body }
      const request = await signedBy4fetch({ service, method, url, presigned, headers, ...withBody })
      expect(access.authenticate(request).principal.policies).toBe('everything')
    }),
    { numRuns: 150 },
  )
})

test('any request that an executor signs is verified', async () => {
  const key = await access.putRole(ROLE, [])
  const sign = createSign(
    { ...key, region: 'us-east-1', sessionToken: '', endpoints: { sqs: '', s3: '', ssm: '' } },
    () => clock,
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), async (name, body) => {
      fc.pre(name.isWellFormed() && body.isWellFormed() && !/[/]|^\.\.?$/.test(name))
      const encoded = encodeURIComponent(name).replace(
        /[!'()*]/g,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
      )
      for (const wish of [
        { service: 's3', method: 'PUT', url: `http://127.0.0.1:4566/orders/${encoded}` },
        { service: 'sqs', method: 'POST', url: 'http://127.0.0.1:4566/' },
      ] as const) {
        const headers = sign({ ...wish, headers: {}, body, action: '', resource: '' })
        const { host, pathname } = new URL(wish.url)
        const request = { method: wish.method, url: pathname, headers: { ...headers, host }, body: Buffer.from(body) }
        expect(access.authenticate(request)).toMatchObject({
          principal: { roleArn: ROLE },
          payloadHash: hash('sha256', body),
        })
      }
    }),
    { numRuns: 60 },
  )
})

test.each<[string, (request: SignedRequest) => SignedRequest, string]>([
  ['another method', (request) => ({ ...request, method: 'PUT' }), 'SignatureDoesNotMatch'],
  ['another path', (request) => ({ ...request, url: `${request.url}x` }), 'SignatureDoesNotMatch'],
  ['another query', (request) => ({ ...request, url: `${request.url}?x=` }), 'SignatureDoesNotMatch'],
  ['another host', (request) => withHeaders(request, { host: 'example.com' }), 'SignatureDoesNotMatch'],
  [
    'another value of a signed header',
    (request) => withHeaders(request, { 'x-amz-meta-a': 'c' }),
    'SignatureDoesNotMatch',
  ],
  [
    'another digest of its content',
    (request) => withHeaders(request, { 'x-amz-content-sha256': hash('sha256', 'x') }),
    'SignatureDoesNotMatch',
  ],
  ['a header that nobody signed', (request) => withHeaders(request, { 'x-amz-acl': 'public-read' }), 'AccessDenied'],
  [
    'no signature',
    ({ headers: { authorization, ...headers }, ...request }) => ({ ...request, headers }),
    'MissingAuthenticationToken',
  ],
  ['a word for a signature', (request) => withHeaders(request, { authorization: 'Bearer x' }), 'InvalidRequest'],
  [
    'a signature that is none',
    (request) => withHeaders(request, { authorization: String(request.headers.authorization).slice(0, -1) }),
    'AuthorizationHeaderMalformed',
  ],
  ['a date that is none', (request) => withHeaders(request, { 'x-amz-date': 'today' }), 'AuthorizationHeaderMalformed'],
  ['a session token', (request) => withHeaders(request, { 'x-amz-security-token': 'x' }), 'InvalidToken'],
])('a request with %s is refused', async (_, change, code) => {
  const request = await signedBy4fetch(object)
  expect(() => access.authenticate(change(request))).toThrow(expect.objectContaining({ code }))
})

test('a request to SQS is refused with another body than was signed', async () => {
  const request = await signedBy4fetch(send)
  expect(() => access.authenticate({ ...request, body: Buffer.from('{"MessageBody":"b"}') })).toThrow(
    expect.objectContaining({ code: 'SignatureDoesNotMatch', status: 403 }),
  )
})

test.each([
  [object, 'InvalidAccessKeyId'],
  [send, 'InvalidClientTokenId'],
])('a key that is not known is refused in the words of the service', async (wish, code) => {
  const request = await signedBy4fetch({ ...wish, key: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' } })
  expect(() => access.authenticate(request)).toThrow(expect.objectContaining({ code, status: 403 }))
})

test('the key of a role that is gone opens nothing, though it did, and its successor gets another', async () => {
  const key = await access.putRole(ROLE, [])
  const request = await signedBy4fetch({ ...object, key })
  access.authenticate(request)
  await access.removeRole(ROLE)
  expect(() => access.authenticate(request)).toThrow(expect.objectContaining({ code: 'InvalidAccessKeyId' }))
  expect(await access.putRole(ROLE, [])).not.toEqual(key)
})

test.each([-15, 15])('a clock may be wrong by a quarter of an hour, not more', async (minutes) => {
  const request = await signedBy4fetch(object)
  clock = NOON + minutes * 60_000
  access.authenticate(request)
  clock += Math.sign(minutes)
  expect(() => access.authenticate(request)).toThrow(expect.objectContaining({ code: 'RequestTimeTooSkewed' }))
})

test('a URL that was signed is good until it expires', async () => {
  const request = await signedBy4fetch({ ...object, url: `${object.url}?X-Amz-Expires=60`, presigned: true })
  clock = NOON + 60_000
  expect(access.authenticate(request).payloadHash).toBe('UNSIGNED-PAYLOAD')
  clock += 1
  expect(() => access.authenticate(request)).toThrow(
    expect.objectContaining({ code: 'AccessDenied', message: 'Request has expired' }),
  )
  clock = NOON - 15 * 60_000 - 1
  expect(() => access.authenticate(request)).toThrow(expect.objectContaining({ code: 'AccessDenied' }))
})

test.each(['0', '604801', '-1', '1e3', ''])('a URL cannot be signed for %p seconds', async (seconds) => {
  const request = await signedBy4fetch({ ...object, url: `${object.url}?X-Amz-Expires=${seconds}`, presigned: true })
  expect(() =>
    access.authenticate({ ...request, url: request.url.replace(/X-Amz-Expires=\w*/, `X-Amz-Expires=${seconds}`) }),
  ).toThrow(expect.objectContaining({ code: 'AuthorizationQueryParametersError' }))
})

test('what becomes of a request that is nonsense is a refusal, never a fault', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('AWS4-HMAC-SHA256', 'Credential=a/20261121/b/s3/aws4_request', ''))
  fc.assert(
    fc.property(fc.array(part), fc.string(), fc.string(), (parts, path, date) => {
      const headers = { host: 'x', authorization: parts.join(', '), 'x-amz-date': date }
      expect(() => access.authenticate({ method: 'GET', url: `/${path}`, headers })).toThrow(
        expect.objectContaining({ name: 'CloudError' }),
      )
    }),
  )
})
