import { afterAll, expect, test } from '@jest/globals'
import { openGateway } from './testkit/open-gateway.ts'

const gateway = await openGateway()
afterAll(gateway.close)

test('GraphiQL and all that it needs come from here', async () => {
  const page = await gateway.fetch('/graphiql')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'; worker-src 'self'")
  const html = await page.text()
  expect(html).not.toMatch(/https?:/)
  const app = await (await gateway.fetch('/graphiql/app.js')).text()
  const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g), ...app.matchAll(/"(\/graphiql\/[a-z-]+\.js)"/g)].map(
    ([, path = '']) => path,
  )
  expect(paths).toHaveLength(5)
  for (const path of paths) {
    const asset = await gateway.fetch(path)
    expect(asset.status).toBe(200)
    expect(asset.headers.get('content-type')).toBe(
      `text/${path.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`,
    )
    expect((await asset.text()).length).toBeGreaterThan(10_000)
  }
})

test('a token has its place prepared, and is not kept by the browser', async () => {
  const app = await (await gateway.fetch('/graphiql/app.js')).text()
  const [, options = ''] = /querySelector\('#root'\), (\{.*\})\)/.exec(app.slice(-5_000)) ?? []
  const { headers, shouldPersistHeaders, endpoint } = JSON.parse(options)
  expect(JSON.parse(headers)).toEqual({ Authorization: 'Bearer ', 'x-routo-page': 'graphiql' })
  expect(shouldPersistHeaders).toBe(false)
  expect(endpoint).toBe('/graphql')
})

test('assets are sent once, and compressed to who takes them so', async () => {
  const plain = await gateway.fetch('/graphiql/style.css', { headers: { 'accept-encoding': 'identity' } })
  const zipped = await gateway.fetch('/graphiql/style.css', { headers: { 'accept-encoding': 'gzip' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
  expect(await plain.text()).toBe(await zipped.text())
  const etag = zipped.headers.get('etag') ?? ''
  expect((await gateway.fetch('/graphiql/style.css', { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('there are no other assets', async () => {
  expect((await gateway.fetch('/graphiql/..%2f..%2fpackage.json')).status).toBe(404)
})
