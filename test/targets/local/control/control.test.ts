import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bearerOf } from '../../../../targets/local/control/bearer.ts'
import { localDriver } from '../../../../targets/local/driver/local-driver.ts'
import { openServer } from '../../../../targets/local/http/server.ts'
import { type OpenedCloud, openCloud } from '../opened-cloud.ts'

let cloud: OpenedCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(async () => {
  await cloud.close()
})

interface Asked {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A request as no client of ours would make it. */
const ask = ({ method = 'POST', path = '/_routo/describe', headers = {}, body = '{}' }: Asked) =>
  new Promise<{ readonly status: number | undefined; readonly body: unknown }>((resolve, reject) => {
    const asked = request(`${cloud.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) }),
      )
    })
    asked.on('error', reject)
    asked.end(method === 'GET' ? undefined : body)
  })

const key = (): Readonly<Record<string, string>> => ({ authorization: bearerOf(cloud.key) })

test.each<[string, () => Asked, number, string]>([
  ['without the key', () => ({}), 401, 'UNAUTHENTICATED'],
  ['with another key', () => ({ headers: { authorization: bearerOf(Buffer.alloc(32)) } }), 401, 'UNAUTHENTICATED'],
  ['from a page of a browser', () => ({ headers: { ...key(), origin: 'https://evil.example' } }), 403, 'FORBIDDEN'],
  ['for what there is not', () => ({ headers: key(), path: '/_routo/format-disk' }), 404, 'NOT_FOUND'],
  ['for what every object has', () => ({ headers: key(), path: '/_routo/constructor' }), 404, 'NOT_FOUND'],
  ['with a body that is no JSON', () => ({ headers: key(), body: 'drop' }), 400, 'INVALID'],
  [
    'for code of another name',
    () => ({ method: 'PUT', headers: key(), path: '/_routo/code/..%2f..%2fetc' }),
    400,
    'INVALID',
  ],
  [
    'with a body that is too long',
    () => ({ headers: { ...key(), 'content-length': '99999999999' }, body: '' }),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
])('a call %s is refused', async (_, asked, status, code) => {
  expect(await ask(asked())).toMatchObject({ status, body: { code } })
})

test('a name that a page has made point here is not answered to', async () => {
  expect(await ask({ headers: { ...key(), host: 'evil.example' } })).toMatchObject({ status: 403 })
})

test('whether the cloud is well can be asked by everybody', async () => {
  expect(await ask({ method: 'GET', path: '/_routo/healthz' })).toEqual({ status: 200, body: { status: 'ok' } })
})

test('code that is not what its digest says is not taken', async () => {
  const refused = await ask({ method: 'PUT', headers: key(), path: `/_routo/code/${'0'.repeat(64)}`, body: 'no zip' })
  expect(refused.status).toBe(400)
})

test('a driver that finds no cloud says what to do', async () => {
  const driver = localDriver({ url: 'http://127.0.0.1:1', key: cloud.key })
  await expect(driver.describe('env_1')).rejects.toMatchObject({
    name: 'TargetError',
    code: 'UNREACHABLE',
    retryable: true,
    message: expect.stringContaining('start'),
  })
})

test('a driver of another installation is told so', async () => {
  const driver = localDriver({ url: cloud.url, key: Buffer.alloc(32) })
  await expect(driver.describe('env_1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED', retryable: false })
})

test('the port is not opened to other machines by accident', async () => {
  const log = { info() {}, warn() {}, error() {} }
  const opened = openServer({ host: '0.0.0.0', port: 0, isOpenToNetwork: false, log })
  await expect(opened).rejects.toMatchObject({ code: 'CANNOT_LISTEN', message: expect.stringContaining('127.0.0.1') })
})

test('a port that is taken is told with what to do', async () => {
  const port = Number(new URL(cloud.url).port)
  const log = { info() {}, warn() {}, error() {} }
  const opened = openServer({ host: '127.0.0.1', port, isOpenToNetwork: false, log })
  await expect(opened).rejects.toMatchObject({ message: expect.stringContaining('ROUTO_CLOUD_PORT') })
})

test('whoever waits for something to happen does not keep the cloud from closing', async () => {
  const other = await openCloud()
  const waiting = other.dataPlane.records(undefined, { limit: 10, waitMs: 3_000 })
  const told = expect(waiting).rejects.toMatchObject({ code: 'CLOSING', retryable: true })
  await other.driver.describe('env_1')
  await other.close()
  await told
})
