import { createHmac, hash } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { AwsClient } from 'aws4fetch'
import fc from 'fast-check'
import { decodeChunks, type Seed } from '../../../../targets/local/s3/body/aws-chunked.ts'
import { versioned } from '../objects/stores.ts'
import { type ServedS3, serveS3 } from './served.ts'

let served: ServedS3
let aws: AwsClient

beforeAll(async () => {
  served = await serveS3()
  aws = new AwsClient({ ...served.access.ownerKey, service: 's3', region: 'us-east-1', retries: 0 })
})

beforeEach(() => served.objects.putBucket('orders', versioned))

afterAll(() => served.close())

const call = (path: string, init: RequestInit = {}) => aws.fetch(`${served.origin}${path}`, init)

test.each([
  ['GET', '/orders/none', 404, 'NoSuchKey'],
  ['GET', '/nowhere/none', 404, 'NoSuchBucket'],
  ['PATCH', '/orders/a', 405, 'MethodNotAllowed'],
  ['GET', '/orders?lifecycle', 501, 'NotImplemented'],
  ['GET', '/orders?list-type=3', 400, 'InvalidArgument'],
  ['GET', '/orders?max-keys=x', 400, 'InvalidArgument'],
  ['GET', '/orders?encoding-type=base64', 400, 'InvalidArgument'],
  ['GET', '/orders?list-type=2&continuation-token=%20', 400, 'InvalidArgument'],
  ['PUT', '/orders/a?partNumber=0&uploadId=x', 404, 'NoSuchUpload'],
  ['GET', '/orders/%ff', 400, 'InvalidURI'],
  ['PUT', `/orders/${'x'.repeat(1025)}`, 400, 'KeyTooLongError'],
])('an error is told as S3 does: %s %s', async (method, path, status, code) => {
  const response = await call(path, { method })
  const body = await response.text()
  expect([response.status, body]).toEqual([status, expect.stringContaining(`<Error><Code>${code}</Code><Message>`)])
  expect(response.headers.get('content-type')).toBe('application/xml')
  expect(body).toContain(`<RequestId>${response.headers.get('x-amz-request-id')}</RequestId>`)
})

test('who signs nothing is let in nowhere', async () => {
  const response = await fetch(`${served.origin}/orders/a`)
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')])
})

test('a signature for another service is none for S3', async () => {
  const other = new AwsClient({ ...served.access.ownerKey, service: 'sqs', region: 'us-east-1', retries: 0 })
  const answer = await (await other.fetch(`${served.origin}/orders`)).text()
  expect(answer).toContain('<Code>AuthorizationHeaderMalformed</Code>')
})

test.each([
  ['not XML', 'a'],
  ['another document', '<Tagging/>'],
  ['an open tag', '<Delete><Object></Delete>'],
  ['entities of its own', '<!DOCTYPE d [<!ENTITY x "y">]><Delete><Object><Key>&x;</Key></Object></Delete>'],
  ['no objects', '<Delete></Delete>'],
  ['names of what objects are made of', '<Delete><__proto__>x</__proto__></Delete>'],
  ['a character that there is not', '<Delete><Object><Key>&#x110000;</Key></Object></Delete>'],
])('a document that is malformed is refused: %s', async (_, body) => {
  const response = await call('/orders?delete', { method: 'POST', body })
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('<Code>MalformedXML</Code>')])
})

test('any key goes through XML, in and out', async () => {
  const key = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .filter((each) => each.isWellFormed() && !/[\ufffe\uffff]/.test(each))
  await fc.assert(
    fc.asyncProperty(key, async (name) => {
      await served.objects.put('orders', name, Buffer.from('x'))
      const text = [...name].map((char) => `&#${char.codePointAt(0)};`).join('')
      const body = `<Delete><Object><Key>${text}</Key></Object></Delete>`
      const answer = await (await call('/orders?delete', { method: 'POST', body })).text()
      expect(answer).toContain('<Deleted><Key>')
      const [, told = ''] = /<Key>([^<]*)<\/Key>/.exec(answer) ?? []
      const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
      expect(
        told.replace(
          /&(?:#x([\da-f]+)|(\w+));/g,
          (_, hex, entity) => entities[entity] ?? String.fromCodePoint(Number.parseInt(hex, 16)),
        ),
      ).toBe(name)
      expect(served.objects.list('orders', { max: 1 }).entries).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test('a body waits until it is asked for, where the client wants it so', async () => {
  const { headers } = await aws.sign(`${served.origin}/orders/waiting`, {
    method: 'PUT',
    headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  })
  const request = httpRequest(`${served.origin}/orders/waiting`, {
    method: 'PUT',
    headers: { ...Object.fromEntries(headers), expect: '100-continue', 'content-length': 5 },
  })
  request.flushHeaders()
  await once(request, 'continue')
  request.end('hello')
  const [response] = await once(request, 'response')
  expect([response.statusCode, await readText(response)]).toEqual([200, ''])
})

test('a client that goes away in the middle leaves nothing', async () => {
  const files = served.files().length
  const { headers } = await aws.sign(`${served.origin}/orders/broken`, {
    method: 'PUT',
    headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  })
  const request = httpRequest(`${served.origin}/orders/broken`, {
    method: 'PUT',
    headers: { ...Object.fromEntries(headers), 'content-length': 1_000_000 },
  })
  request.on('error', () => {})
  request.write('x'.repeat(100_000))
  while (served.files().length === files) await new Promise(setImmediate)
  request.destroy()
  while (served.files().length > files) await new Promise(setImmediate)
  expect((await call('/orders/broken')).status).toBe(404)
})

test.each([
  ['orders.localhost', '/by%20host'],
  ['orders.s3.localhost', '/by%20host'],
  ['s3.localhost', '/orders/by%20host'],
])('the bucket may be in the host: %s', async (name, path) => {
  await served.objects.put('orders', 'by host', Buffer.from('x'))
  const { port } = new URL(served.origin)
  const { headers } = await aws.sign(`http://${name}:${port}${path}`, {
    headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  })
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    path,
    headers: { ...Object.fromEntries(headers), host: `${name}:${port}` },
  })
  request.end()
  const [response] = await once(request, 'response')
  expect([response.statusCode, await readText(response)]).toEqual([200, 'x'])
})

// The example in the documents of AWS: "Signature calculations for the authorization header: transferring payload in multiple chunks".
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const scope = '20130524/us-east-1/s3/aws4_request'
const signingKey = scope
  .split('/')
  .reduce<Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), Buffer.from(`AWS4${secret}`))
const seed: Seed = {
  signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  signingKey,
  scope,
  date: '20130524T000000Z',
}
const chunks = [
  ['a'.repeat(65_536), 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
  ['a'.repeat(1024), '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
  ['', 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'],
] as const
const example = chunks
  .map(([data, signature]) => `${data.length.toString(16)};chunk-signature=${signature}\r\n${data}\r\n`)
  .join('')

async function decoded(text: string, cut = text.length, from: Seed | undefined = seed) {
  const trailers: Record<string, string> = {}
  const source = async function* () {
    for (let at = 0; at < text.length; at += cut) yield Buffer.from(text.slice(at, at + cut))
  }
  const pieces: Uint8Array[] = []
  for await (const piece of decodeChunks(source(), from, (name, value) => Object.assign(trailers, { [name]: value })))
    pieces.push(piece)
  return { content: Buffer.concat(pieces).toString(), trailers }
}

test.each([example.length, 1000, 65_537, 7])('signed chunks are read, however they are cut: %i', async (cut) => {
  expect(await decoded(example, cut)).toEqual({ content: 'a'.repeat(66_560), trailers: {} })
})

test('what stands behind the last chunk is signed, too', async () => {
  const sign = (kind: string, previous: string, ...digests: string[]) =>
    createHmac('sha256', signingKey)
      .update([`AWS4-HMAC-SHA256-${kind}`, seed.date, scope, previous, ...digests].join('\n'))
      .digest('hex')
  const one = sign('PAYLOAD', seed.signature, hash('sha256', ''), hash('sha256', 'abc'))
  const end = sign('PAYLOAD', one, hash('sha256', ''), hash('sha256', ''))
  const trailer = sign('TRAILER', end, hash('sha256', 'x-amz-checksum-crc32:NSRBwg==\n'))
  const body = (signature: string) =>
    `3;chunk-signature=${one}\r\nabc\r\n0;chunk-signature=${end}\r\nx-amz-checksum-crc32:NSRBwg==\r\nx-amz-trailer-signature:${signature}\r\n\r\n`
  expect(await decoded(body(trailer))).toEqual({ content: 'abc', trailers: { 'x-amz-checksum-crc32': 'NSRBwg==' } })
  await expect(decoded(body(end))).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
})

test.each([
  ['another content', example.replace('aaa', 'aab'), 'SignatureDoesNotMatch'],
  ['another signature', example.replace('ad80', 'ad81'), 'SignatureDoesNotMatch'],
  ['no signature', example.replace(/;chunk-signature=\w+/, ''), 'SignatureDoesNotMatch'],
  ['fewer bytes', example.slice(0, 5000), 'IncompleteBody'],
  ['no end', example.slice(0, example.lastIndexOf('0;')), 'InvalidChunkSizeError'],
  ['more bytes', example.replace('\r\n400', 'x\r\n400'), 'InvalidChunkSizeError'],
  ['a size that is none', `z${example}`, 'InvalidChunkSizeError'],
  ['a line without an end', 'x'.repeat(10_000), 'InvalidRequest'],
])('chunks with %s are refused', async (_, text, code) => {
  await expect(decoded(text)).rejects.toMatchObject({ code })
  await expect(decoded(text, 1024)).rejects.toMatchObject({ code })
})

test('a request says how long its content is, and what it is', async () => {
  const putChunks = (body: string, headers: Record<string, string>) =>
    call('/orders/chunked', {
      method: 'PUT',
      body,
      headers: {
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'content-encoding': 'aws-chunked',
        ...headers,
      },
    })
  const length = { 'x-amz-decoded-content-length': '3', 'x-amz-trailer': 'x-amz-checksum-crc32' }
  const body = '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n'
  const answer = await putChunks(body, length)
  expect([answer.status, answer.headers.get('x-amz-checksum-crc32')]).toEqual([200, 'NSRBwg=='])
  expect(served.objects.head('orders', 'chunked').headers).toEqual({})
  const refused = async (text: string, headers: Record<string, string>) =>
    /<Code>(\w+)/.exec(await (await putChunks(text, headers)).text())?.[1]
  expect(await refused(body, { ...length, 'x-amz-decoded-content-length': '4' })).toBe('IncompleteBody')
  expect(await refused(body.replace('NSRBwg', 'AAAAAA'), length)).toBe('BadDigest')
  expect(await refused('3\r\nabc\r\n0\r\n\r\n', length)).toBe('BadDigest')
  expect(await refused(body, { ...length, 'x-amz-trailer': 'x-amz-checksum-xxh9' })).toBe('InvalidRequest')
  expect(await refused(body, { ...length, 'x-amz-decoded-content-length': '5368709121' })).toBe('EntityTooLarge')
})
