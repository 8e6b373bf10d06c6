import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Answer, type Installation, install } from '../testkit/installation.ts'
import { faultsIn, ok, settle, type Tenant } from '../testkit/two-tenants.ts'

const createProject =
  'mutation ($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } userErrors { code message } } }'

describe('the front door', () => {
  let routo: Installation
  let ana: Tenant

  beforeAll(async () => {
    routo = await install('together', { ROUTO_INTROSPECTION: 'off' })
    ana = await settle(routo, 'ana')
  })
  afterAll(() => routo.stop())

  /** Sends a body as it is, signed in as ana. */
  async function post(
    body: string | Blob | FormData,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) {
    const authorization = `Bearer ${ana.token}`
    const response = await fetch(`${routo.url}/graphql`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body,
    })
    const answer = await response.text()
    return { status: response.status, text: answer, codes: codesOf(answer) }
  }
  /** Sends a head as it is. */
  async function raw(...lines: readonly string[]): Promise<string> {
    const socket = connect(Number(new URL(routo.url).port), '127.0.0.1')
    socket.end(`${lines.join('\r\n')}\r\n\r\n`)
    return text(socket)
  }
  const start = ['POST /graphql HTTP/1.1', 'host: x', 'content-type: application/json']
  const ask = (query: string) => routo.graphql(query, {}, ana.token)

  const nested = (levels: number): string =>
    levels === 0 ? 'id' : `project { headRevision { routes { ${nested(levels - 1)} } } }`
  const doubling = Array.from({ length: 30 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(
    ' ',
  )

  test.each<[string, string, string]>([
    ['deep', `{ node(id: "x") { ... on Route { ${nested(5)} } } }`, 'QUERY_TOO_COMPLEX'],
    ['wide', '{ projects(first: 100) { nodes { revisions(first: 100) { nodes { id } } } } }', 'QUERY_TOO_COMPLEX'],
    [
      'of many aliases',
      `{ ${Array.from({ length: 50 }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    ['of many directives', `{ viewer { id ${'@skip(if: false) '.repeat(50)} } }`, 'QUERY_TOO_COMPLEX'],
    ['of many fields', `{ ${'viewer { id } '.repeat(1_000)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['of many brackets', '{'.repeat(5_000), 'GRAPHQL_PARSE_FAILED'],
    [
      'of fragments that go round in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'of fragments that double thirty times',
      `{ ...F0 } ${doubling} fragment F30 on Query { viewer { id } }`,
      'QUERY_TOO_COMPLEX',
    ],
    ['of two megabytes', `{ viewer { id } } # ${'x'.repeat(2_000_000)}`, 'QUERY_TOO_COMPLEX'],
  ])('an operation that is too much is refused before anything runs: %s', async (_what, query, code) => {
    const { data, errors } = await ask(query)
    expect(data ?? null).toBeNull()
    expect(errors.map(({ extensions }) => extensions.code)).toContain(code)
  })

  test('several operations in one body, and bodies that are or become too large, are refused', async () => {
    const one = { query: '{ viewer { id } }' }
    expect(await post(JSON.stringify([one, one]))).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] })
    const zipped = new Blob([
      new Uint8Array(gzipSync(JSON.stringify({ query: `{ viewer { id } } # ${' '.repeat(1_000_000)}` }))),
    ])
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect(await post(zipped, headers)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] })
    const token = `authorization: Bearer ${ana.token}`
    expect(await raw(...start, token, 'content-length: 13000000')).toMatch(/^HTTP\/1\.1 413/)
    expect(await raw(...start, 'content-length: 100001')).toMatch(/^HTTP\/1\.1 413/)
    expect((await ask(one.query)).data.viewer.id).toBe(ana.ids.account)
  })

  test.each([
    '{ __schema { types { name } } }',
    '{ __type(name: "Query") { fields { name } } }',
    '{ ...Hidden } fragment Hidden on Query { schema: __schema { queryType { name } } }',
    'query ($yes: Boolean = true) { viewer { id } ... @include(if: $yes) { __schema { types { name } } } }',
  ])('the schema is not read where reading it is switched off: %s', async (query) => {
    expect(await ask(query)).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    expect((await ask('{ viewr { id } }')).errors[0]?.message).not.toMatch(/did you mean/i)
  })

  test.each([
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Project", id: "prj_000000000000" }]) { __typename } }',
    '{ authenticate(credential: "rto_guess") }',
    'mutation { auditRecord(event: {}) }',
    'mutation { executionsRecord(environmentId: "env_000000000000_x", lines: []) { counted } }',
  ])('what is for the system itself is not there, not even for the owner of the installation: %s', async (query) => {
    const { data, errors } = await routo.graphql(query, {}, routo.ownerToken)
    expect(data ?? null).toBeNull()
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(
      expect.arrayContaining(['GRAPHQL_VALIDATION_FAILED']),
    )
    expect(errors[0]?.message).toMatch(/^Cannot query field|^Unknown type/)
  })

  test('a page of another site cannot ask anything', async () => {
    const query = 'mutation { projectCreate(input: { slug: "forged" }) { project { id } } }'
    const form = new FormData()
    form.set('operations', JSON.stringify({ query }))
    form.set('map', '{}')
    const answers = [
      await post(new URLSearchParams({ query }).toString(), { 'content-type': 'application/x-www-form-urlencoded' }),
      await post(form, {}),
      await post(JSON.stringify({ query }), { 'content-type': 'text/plain' }),
      await post(new Blob([JSON.stringify({ query })]), {}),
    ]
    for (const { status } of answers) expect([400, 415]).toContain(status)
    const links = [{}, { 'apollo-require-preflight': 'true' }].map((headers) =>
      fetch(`${routo.url}/graphql?${new URLSearchParams({ query })}`, {
        headers: { authorization: `Bearer ${ana.token}`, ...headers },
      }),
    )
    for (const { status } of await Promise.all(links)) expect([400, 405]).toContain(status)
    const read = `${routo.url}/graphql?${new URLSearchParams({ query: '{ viewer { id } }' })}`
    expect((await fetch(read)).status).toBe(400)
    const preflight = await fetch(`${routo.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    expect((await ask('{ project(slug: "forged") { id } }')).data.project).toBeNull()
  })

  test('nobody says by themselves who they are, or from where', async () => {
    const system = { actor: { id: 'system', kind: 'SYSTEM', name: 'routo' }, grants: { '*': { role: 'OWNER' } } }
    const query = '{ viewer { id kind } }'
    const body = JSON.stringify({ query, extensions: { caller: { requestId: 'x', identity: system } } })
    const headers = {
      'content-type': 'application/json',
      'x-routo-signature': `t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}`,
    }
    const response = await fetch(`${routo.url}/graphql`, { method: 'POST', headers, body })
    expect(await response.json()).toEqual({ data: { viewer: null } })
    await post(JSON.stringify({ query: createProject, variables: { input: { slug: 'from-here' } } }), {
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.7',
    })
    const { project } = await ok(routo, '{ project(slug: "from-here") { auditLog { nodes { ip } } } }', {}, ana.token)
    expect(project.auditLog.nodes).toEqual([{ ip: '127.0.0.1' }])
  })

  test('headers smuggle nothing, and are no longer than they have to be', async () => {
    expect(await raw(...start, `x-padding: ${'x'.repeat(20_000)}`)).toMatch(/^HTTP\/1\.1 431/)
    expect(await raw(...start, 'content-length: 4', 'transfer-encoding: chunked', '', '0')).toMatch(/^HTTP\/1\.1 400/)
    expect(await raw(...start, 'content-length: 4', 'content-length: 5', '', '{}')).toMatch(/^HTTP\/1\.1 400/)
    const forged = await raw(
      'GET /healthz HTTP/1.1',
      'host: x',
      'connection: close',
      'x-request-id: a b\tset-cookie: c=d',
    )
    expect(forged).toMatch(/^HTTP\/1\.1 200/)
    expect(forged).not.toContain('set-cookie')
  })

  test('no key of a JSON body or value reaches a prototype', async () => {
    const literal =
      'mutation ($id: ID!) { environmentConfigSet(input: { environmentId: $id, variables: { __proto__: { polluted: "yes" } } }) { userErrors { code } } }'
    const polluting = `{"id": "${ana.environmentId}", "__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}`
    const bodies = [
      `{"query": ${JSON.stringify(literal)}, "variables": {"id": "${ana.environmentId}"}}`,
      `{"query": ${JSON.stringify(literal)}, "variables": ${polluting}}`,
      `{"__proto__": {"query": "{ viewer { id } }"}}`,
      `{"constructor": {"prototype": {"polluted": "yes"}}, "query": "{ viewer { polluted } }"}`,
    ]
    for (const body of bodies) {
      const { status, text: answer } = await post(body)
      expect(status).toBeLessThan(500)
      expect(answer).toContain('"errors"')
      expect(answer).not.toContain('INTERNAL')
    }
    const set =
      'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { environment { variables { name } } userErrors { code } } }'
    const variables = { hasOwnProperty: '1', toString: '2', valueOf: '3' }
    const kept = await routo.graphql(set, { input: { environmentId: ana.environmentId, variables } }, ana.token)
    expect(kept.data.environmentConfigSet).toMatchObject({
      environment: { variables: ['TEXT', 'hasOwnProperty', 'toString', 'valueOf'].map((name) => ({ name })) },
      userErrors: [],
    })
    const names = { constructor: '1', prototype: '2' }
    const input = { environmentId: ana.environmentId, variables: names, secrets: names }
    const refused = await routo.graphql(set, { input }, ana.token)
    expect(refused.data.environmentConfigSet.userErrors.length).toBeGreaterThanOrEqual(4)
    const save =
      'mutation ($input: RouteSaveInput!) { routeSave(input: $input) { routes { name } userErrors { code } } }'
    for (const [index, name] of ['constructor', 'prototype', 'toString'].entries()) {
      const source = `route('${name}').from('queue:${name}').to('file:${name}')`
      const route = { projectId: ana.projectId, source, expectedRevision: index + 1 }
      const { data } = await routo.graphql(save, { input: route }, ana.token)
      expect(data.routeSave).toEqual({ routes: [{ name }], userErrors: [] })
    }
    const read =
      'query ($id: ID!) { project(id: $id) { routes { totalCount } route(name: "constructor") { name source } stats(range: { last: "1h" }) { received } environment(name: "constructor") { id } } }'
    const { project } = await ok(routo, read, { id: ana.projectId }, ana.token)
    expect(project).toMatchObject({ routes: { totalCount: 4 }, route: { name: 'constructor' }, environment: null })
  })

  test('no pushed file has a path that leads out of its folder, or that a tool would run', async () => {
    const paths = [
      '../routes.ts',
      'a/../../routes.ts',
      '/etc/passwd',
      '..',
      '.',
      './routes.ts',
      'a//b.ts',
      'C:\\routes.ts',
      'a\\..\\b.ts',
      '\\\\host\\share',
      '.git/hooks/post-checkout',
      'node_modules/x/index.js',
      'NODE_MODULES/x.js',
      '.npmrc',
      'a\u0000.ts',
      'a\n.ts',
      'a/\u202e/../b.ts',
      'con:',
      'a. ',
      '',
      `${'x/'.repeat(200)}y.ts`,
    ]
    const push =
      'mutation ($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } userErrors { code field } } }'
    const files = paths.map((path) => ({ path, text: '' }))
    const { data } = await routo.graphql(push, { input: { projectId: ana.projectId, files } }, ana.token)
    expect(data.projectPush.revision).toBeNull()
    const refused = data.projectPush.userErrors.map(({ field }: { field: string[] }) => Number(field[2]))
    expect(paths.filter((_, index) => !refused.includes(index))).toEqual([])
  })

  test('the code of a project, which runs to find its routes, neither gets out of its sandbox nor stops the API', async () => {
    const escapes: Readonly<Record<string, string>> = {
      'an endless loop': 'while (true) {}',
      'all of the memory': 'new ArrayBuffer(1e9)',
      'a deep recursion': 'const down = () => [down()]; down()',
      'the file system': "import { readFileSync } from 'node:fs'; throw readFileSync('/etc/passwd', 'utf8')",
      'the file system, later': "throw await import('node:fs')",
      'the process': 'throw JSON.stringify(process.env)',
      'the process, in a roundabout way': "throw [].constructor.constructor('return process')().env.PATH",
      'the network': "await fetch('http://169.254.169.254/'); throw 'reached'",
      'the module system': "throw require('node:child_process').execSync('id')",
    }
    const push =
      'mutation ($input: ProjectPushInput!) { projectPush(input: $input) { diagnostics { severity message } userErrors { code } } }'
    for (const [what, code] of Object.entries(escapes)) {
      const files = [{ path: 'routes.ts', text: `${code}\nexport default []\n` }]
      const pushing = routo.graphql(push, { input: { projectId: ana.projectId, files, dryRun: true } }, ana.token)
      const first = await Promise.race([pushing, ask('{ viewer { id } }').then(() => 'another request')])
      if (what.startsWith('an endless')) expect(first).toBe('another request')
      const { data, errors } = await pushing
      expect({ what, errors, problems: data?.projectPush.userErrors }).toEqual({ what, errors: [], problems: [] })
      expect(data.projectPush.diagnostics).toContainEqual(expect.objectContaining({ severity: 'ERROR' }))
      expect(JSON.stringify(data)).not.toMatch(/root:|\/usr\/bin|uid=|reached/)
    }
  })

  test('webhooks reach nothing inside a network, however its address is written, or whatever name it has', async () => {
    let reached = 0
    const inside = createServer((socket) => {
      reached += 1
      socket.destroy()
    }).listen(0)
    await once(inside, 'listening')
    const { port } = inside.address() as { port: number }
    const create =
      'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } userErrors { code field } } }'
    const webhook = async (url: string) =>
      (await routo.graphql(create, { input: { projectId: ana.projectId, url, events: ['ping'] } }, ana.token)).data
        .webhookCreate
    const hosts = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '0.0.0.0',
      '0',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '[::ffff:169.254.169.254]',
      '[fd00:ec2::254]',
      '[fe80::1]',
      '100.64.0.1',
      'localhost',
      'LOCALHOST.',
      'x.localhost',
      '１２７.０.０.１',
    ]
    const urls = [
      ...hosts.map((host) => `http://${host}:${port}/`),
      `http://u:p@example.com/`,
      'file:///etc/passwd',
      'gopher://x/',
    ]
    for (const url of urls) {
      expect({ url, ...(await webhook(url)) }).toMatchObject({
        url,
        webhook: null,
        userErrors: [{ field: ['input', 'url'] }],
      })
    }
    const send =
      'mutation ($id: ID!) { webhookTest(id: $id) { delivery { statusCode response error } userErrors { code } } }'
    for (const name of [hostname(), 'ip6-localhost']) {
      const { id } = (await webhook(`http://${name}:${port}/`)).webhook
      const { delivery } = (await ok(routo, send, { id }, ana.token)).webhookTest
      expect(delivery).toMatchObject({ statusCode: null, response: null, error: expect.any(String) })
    }
    inside.close()
    expect(reached).toBe(0)
  })

  test('what people write stays inside one line of the log', async () => {
    const forged = '\n{"level":"error","msg":"forged"}\r\n\u001b[2J\u2028{"msg":"forged"}'
    await routo.graphql(createProject, { input: { slug: 'forger', name: `Forger${forged}` } }, ana.token)
    await post(JSON.stringify({ query: `query Forged { viewer { id } }${forged}`, operationName: `Forged${forged}` }))
    await fetch(`${routo.url}/${encodeURIComponent(forged)}`, { headers: { 'user-agent': 'x {"msg":"forged"}' } })
    await fetch(`${routo.url}/healthz`, { headers: { 'x-request-id': '{"msg":"forged"}' } })
    const lines = routo
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.map((line) => JSON.parse(line).msg)).not.toContain('forged')
    expect(routo.output()).not.toContain('\u001b[2J')
  })

  test('no secret is in an answer after the first, in the log, or readable in the data directory', async () => {
    const secrets = [
      'a password nobody has',
      'the-secret-of-a-webhook',
      'a secret of an environment',
      'a wrong password',
    ]
    const [password, hook, secret, wrong] = secrets
    const email = 'carol@example.com'
    const operations: readonly (readonly [string, object])[] = [
      [
        'mutation ($input: AccountCreateInput!) { accountCreate(input: $input) { viewer { id } userErrors { message hint } } }',
        { email, name: 'Carol', password },
      ],
      [
        'mutation ($input: AccountCreateInput!) { accountCreate(input: $input) { viewer { id } userErrors { message hint } } }',
        { email, name: '', password },
      ],
      [
        'mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { viewer { id } userErrors { message hint } } }',
        { email, password: wrong },
      ],
      [
        'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { secret webhook { id } userErrors { message hint } } }',
        { projectId: ana.projectId, url: 'https://hook.example/', events: ['ping'], secret: hook },
      ],
      [
        'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { secret webhook { id } userErrors { message hint } } }',
        { projectId: ana.projectId, url: 'x', events: [], secret: `${hook}\n` },
      ],
      [
        'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { environment { id secrets { name digest } } userErrors { message hint } } }',
        { environmentId: ana.environmentId, secrets: { KEPT: secret } },
      ],
      [
        'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { message hint } } }',
        { environmentId: ana.environmentId, secrets: { KEPT: { nested: secret }, '1': secret }, unset: ['KEPT'] },
      ],
      [
        'mutation ($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { secrets { name } } replayed userErrors { message hint } } }',
        {
          projectId: ana.projectId,
          name: 'copy',
          target: 'LOCAL',
          copyConfigFrom: ana.environmentId,
          idempotencyKey: 'k',
        },
      ],
      [
        'mutation ($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { secrets { name } } replayed userErrors { message hint } } }',
        {
          projectId: ana.projectId,
          name: 'copy',
          target: 'LOCAL',
          copyConfigFrom: ana.environmentId,
          idempotencyKey: 'k',
        },
      ],
    ]
    const answers: Answer[] = []
    for (const [query, input] of operations) answers.push(await routo.graphql(query, { input }, ana.token))
    await post(`{"query": "mutation { sessionCreate(input: { email: \\"x\\", password: \\"${wrong}\\" ", ${password}`)
    const audit = 'query ($id: ID!) { project(id: $id) { auditLog(first: 100) { nodes { action before after } } } }'
    const log = await ok(routo, audit, { id: ana.projectId }, ana.token)
    expect(log.project.auditLog.nodes.length).toBeGreaterThan(5)
    expect(answers.at(-1)?.data.environmentCreate).toMatchObject({
      replayed: true,
      environment: { secrets: [{ name: 'KEPT' }, { name: 'KEY' }] },
    })
    const places: Readonly<Record<string, string>> = {
      answers: JSON.stringify(answers),
      audit: JSON.stringify(log),
      log: routo.output(),
      data: await everythingIn(routo.dataDir),
    }
    for (const [place, content] of Object.entries(places)) {
      for (const each of [...secrets, ana.token, 'the password of ana', 'secret of ana']) {
        expect({ place, each, found: content.includes(each) }).toEqual({ place, each, found: false })
      }
    }
  })

  test('nothing of all this was a fault', () => expect(faultsIn(routo.output())).toEqual([]))
})

const codesOf = (answer: string): readonly string[] => {
  const { errors = [] } = JSON.parse(answer) as Partial<Answer>
  return errors.map(({ extensions }) => extensions.code)
}

/** All bytes of all files of a folder. */
async function everythingIn(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const contents = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))
  return contents.join('\n')
}
