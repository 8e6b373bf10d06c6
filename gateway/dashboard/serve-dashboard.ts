import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API, GRAPHIQL } from '../paths.ts'
import { type Asset, type BuiltApp, builtAppIn } from './built-app.ts'
import { NONCE, policyFor } from './policy.ts'

const YEAR_S = 31_536_000

/**
 * Serves the dashboard from the folder that it was built into: its files, which never change under their names, and its page for every
 * other address that a browser opens.
 */
export function serveDashboard(app: FastifyInstance, folder: string): void {
  const built = builtAppIn(folder)
  app.get('/*', async (request, reply) => {
    const dashboard = await built()
    const path = request.url.split('?')[0] ?? '/'
    const asset = dashboard?.assets.get(path)
    if (asset !== undefined) return sendAsset(asset, path, request, reply)
    // Whoever does not ask for a page gets the same answer as where there is no dashboard.
    if (!opensPage(request, path)) return reply.callNotFound()
    if (dashboard === undefined) return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT)
    return sendPage(dashboard, reply)
  })
}

/** Files have an ending, and are either there or not. */
const opensPage = ({ headers }: FastifyRequest, path: string): boolean =>
  (headers.accept ?? '').includes('text/html') &&
  !/\.[a-z\d]+$/.test(path) &&
  ![API, GRAPHIQL].some((taken) => path === taken || path.startsWith(`${taken}/`))

function sendPage({ page }: BuiltApp, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(18).toString('base64')
  return reply
    .headers({ 'content-security-policy': policyFor(nonce), 'cache-control': 'no-cache' })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE, nonce))
}

function sendAsset({ type, plain, encoded }: Asset, path: string, request: FastifyRequest, reply: FastifyReply) {
  // The build puts what it has named by its content into this folder.
  const lasting = path.startsWith('/assets/')
  reply.headers({
    'cache-control': lasting ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
    vary: 'accept-encoding',
  })
  reply.type(type)
  const accepted = (request.headers['accept-encoding'] ?? '').split(/\s*[,;]\s*/)
  const [name, body] = Object.entries(encoded).find(([encoding]) => accepted.includes(encoding)) ?? []
  return body === undefined ? reply.send(plain) : reply.header('content-encoding', name).send(body)
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>routo</title></head>
  <body>
    <h1>The dashboard is not built.</h1>
    <p>Run <code>npm ci &amp;&amp; npm run build:dashboard</code> where routo is installed, and load this page again. Nothing has to be restarted.</p>
    <p>The API is at <code>${API}</code>, and <a href="${GRAPHIQL}">GraphiQL</a> shows it.</p>
  </body>
</html>
`
