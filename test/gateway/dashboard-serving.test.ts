import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from '@jest/globals'
import { openGateway } from './testkit/open-gateway.ts'

const folder = await mkdtemp(join(tmpdir(), 'routo-built-'))
const gateway = await openGateway({ dashboard: folder })
afterAll(async () => {
  await gateway.close()
  await rm(folder, { recursive: true, force: true })
})

const open = (path: string) => gateway.fetch(path, { headers: { accept: 'text/html,*/*' } })
const SCRIPT = `console.log(${JSON.stringify('routo '.repeat(100))})`

test('where it is not built, its page says how to build it, and does so once it is', async () => {
  const answer = await open('/')
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm run build:dashboard')
  await mkdir(join(folder, 'assets'))
  const script = join(folder, 'assets/main-1.js')
  await writeFile(script, SCRIPT)
  await writeFile(`${script}.br`, brotliCompressSync(SCRIPT))
  await writeFile(`${script}.gz`, gzipSync(SCRIPT))
  await writeFile(join(folder, 'assets/main-1.js.map'), '{}')
  await writeFile(
    join(folder, 'index.html'),
    '<style nonce="__NONCE__"></style><script src="/assets/main-1.js"></script>',
  )
  expect((await open('/')).status).toBe(200)
})

test('its page is looked for anew each time, and lets no script in but files of the gateway', async () => {
  const [first, second] = await Promise.all([open('/'), open('/')])
  expect(first.headers.get('cache-control')).toBe('no-cache')
  const policy = first.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'; ")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const nonceOf = async (answer: Response) => /nonce="([^"]+)"/.exec(await answer.text())?.[1]
  const nonce = await nonceOf(first)
  expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
  expect(await nonceOf(second)).not.toBe(nonce)
})

test.each([
  ['identity', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
])('to who accepts %s, a file goes encoded as %s, for good', async (accepts, encoding) => {
  const { headers, text } = await gateway
    .fetch('/assets/main-1.js', { headers: { 'accept-encoding': accepts } })
    .then(async (answer) => ({ headers: answer.headers, text: await answer.text() }))
  expect(headers.get('content-encoding')).toBe(encoding)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(text).toBe(SCRIPT)
})

test('an address inside the dashboard opens its page', async () => {
  expect(await (await open('/projects/orders?env=prod')).text()).toContain('main-1.js')
})

test.each([
  '/assets/main-2.js',
  '/assets/main-1.js.map',
  '/../package.json',
  '/%2e%2e/package.json',
  '/graphql/x',
  '/graphiql/x',
])('nothing is at %s', async (path) => {
  const { status, headers } = await open(path)
  expect([status, headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8'])
})

test('what is not for browsers is as before', async () => {
  expect(await (await gateway.fetch('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await gateway.fetch('/nowhere')).status).toBe(404)
  expect((await gateway.fetch('/', { method: 'POST' })).status).toBe(404)
  expect((await open('/graphiql')).headers.get('content-security-policy')).toContain("worker-src 'self'")
})

test('a new build is served without a restart', async () => {
  await writeFile(join(folder, 'index.html'), 'new')
  await utimes(join(folder, 'index.html'), 1, 1)
  expect(await (await open('/')).text()).toBe('new')
})
