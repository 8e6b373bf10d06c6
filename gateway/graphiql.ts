import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API, GRAPHIQL } from './paths.ts'
import { PAGE_HEADER } from './sessions/own-page.ts'

/** Everything comes from here; the editor writes styles into its elements, and carries fonts and pictures in its style sheet. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const EXAMPLE = `# Set a token below, under "Headers".
{
  viewer {
    name
    kind
  }
  projects(first: 5) {
    nodes {
      slug
      routes(first: 5) {
        nodes {
          name
        }
      }
    }
  }
}
`

const options = {
  endpoint: API,
  title: 'routo',
  logo: '',
  defaultQuery: EXAMPLE,
  // The second lets the session of the dashboard count here, too.
  headers: JSON.stringify({ Authorization: 'Bearer ', [PAGE_HEADER]: 'graphiql' }, undefined, 2),
  // What is pasted there is a credential: it is gone with the page.
  shouldPersistHeaders: false,
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>routo GraphiQL</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${GRAPHIQL}/style.css">
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root"></div>
    <script src="${GRAPHIQL}/app.js"></script>
  </body>
</html>
`

/** Workers of the editor, by the label that it asks for them with. */
const workers = {
  editorWorkerService: `${GRAPHIQL}/editor-worker.js`,
  json: `${GRAPHIQL}/json-worker.js`,
  graphql: `${GRAPHIQL}/graphql-worker.js`,
}

/** Serves GraphiQL. Its nine megabytes are read when somebody first opens it, and then kept compressed. */
export function serveGraphiql(app: FastifyInstance): void {
  let loading: Promise<ReadonlyMap<string, Asset>> | undefined
  app.get(GRAPHIQL, async (_request, reply) =>
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(page),
  )
  app.get<{ Params: { name: string } }>(`${GRAPHIQL}/:name`, async (request, reply) => {
    loading ??= loadAssets()
    const asset = (await loading).get(request.params.name)
    return asset === undefined ? reply.callNotFound() : send(asset, request, reply)
  })
}

interface Asset {
  readonly type: string
  readonly gzipped: Buffer
  readonly etag: string
}

async function loadAssets(): Promise<ReadonlyMap<string, Asset>> {
  const { js, css, editorWorkerService, jsonWorker, graphqlWorker } = await import(
    '@graphql-yoga/render-graphiql/graphiql'
  )
  const assets = [
    ['app.js', 'text/javascript', withStart(js)],
    ['style.css', 'text/css', css],
    ['editor-worker.js', 'text/javascript', editorWorkerService],
    ['json-worker.js', 'text/javascript', jsonWorker],
    ['graphql-worker.js', 'text/javascript', graphqlWorker],
  ] as const
  return new Map(
    await Promise.all(assets.map(async ([name, type, text]) => [name, await toAsset(type, text)] as const)),
  )
}

/** The editor looks for its workers as soon as it is read. */
const withStart = (js: string): string => `
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => (${JSON.stringify(workers)})[label] };
${js};
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), ${JSON.stringify(options)})
`

async function toAsset(type: string, text: string): Promise<Asset> {
  const digest = createHash('sha256').update(text).digest('base64url')
  return { type: `${type}; charset=utf-8`, gzipped: await promisify(gzip)(text), etag: `"${digest}"` }
}

async function send(
  { type, gzipped, etag }: Asset,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' }).type(type)
  if (headers['if-none-match'] === etag) return reply.code(304).send()
  if (!headers['accept-encoding']?.includes('gzip')) return reply.send(await promisify(gunzip)(gzipped))
  return reply.header('content-encoding', 'gzip').send(gzipped)
}
