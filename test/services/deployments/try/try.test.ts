import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readProject } from '../../../../compiler/index.ts'
import { createRouteTries } from '../../../../services/deployments/try/route-tries.ts'
import { defaultSandboxLimits } from '../../../../services/deployments/try/sandbox.ts'
import type { TryPayload } from '../../../../services/deployments/try/views.ts'
import { idWithin, newId } from '../../../../services/shared/ids.ts'

const projectId = newId('prj')
const acme = await readProject('examples/acme-order-reconciliation')
const saved = idWithin('rev', projectId, 3)
const tries = createRouteTries({ files: async (id) => (id === saved ? acme : undefined) })

interface Asked {
  readonly body?: string
  readonly headers?: unknown
  readonly objectKey?: string
  readonly timeoutMs?: number
}

const listed = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, text }))
const tryFiles = (files: Readonly<Record<string, string>>, routeName: string, asked: Asked = {}) =>
  tries.run({ projectId, files: listed(files), routeName, body: '', ...asked }) as Promise<TryPayload>

/** A route with one function. */
const one = (code: string, step = 'process(run)') => ({
  'routes.ts': `import { route } from 'routo'\nimport { run } from './processors.ts'\n
    export default [route('Try').from('queue:In').${step}.to('queue:Out')]`,
  'processors.ts': code,
})
const tryCode = (code: string, asked: Asked = {}, step?: string) => tryFiles(one(code, step), 'Try', asked)

/** What is left in the folder for temporary files. */
const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('routo-try-'))

test('a route of a revision shows what it would do with a message, part by part', async () => {
  const csv = 'order_id,customer,item,quantity,unit_price\n1,Ana,Pen,2,1.50\n2,Bea,Ink,x,3.00\n'
  const tried = (await tries.run({
    projectId,
    revisionId: saved,
    routeName: 'CSVToJSON',
    body: csv,
    objectKey: 'orders.csv',
  })) as TryPayload
  expect(tried).toMatchObject({ outcome: expect.any(String), leftOut: { steps: 0, sends: 0, failedParts: 0 } })
  const [split] = tried.steps ?? []
  expect(split).toMatchObject({ stepId: '0', kind: 'split', label: 'csvToJson', input: csv })
  expect(tried.wouldSend?.map(({ endpoint }) => endpoint)).toEqual(
    Array(tried.wouldSend?.length).fill('queue:OrdersJSONQueue'),
  )
  expect(tried.durationMs).toBeGreaterThan(0)
})

test('files that nobody has saved can be tried, with headers, logs, and what leaves in the end', async () => {
  const tried = await tryCode(
    `export const run = (body: string, ctx) => {
      ctx.log.info('got it', { length: body.length })
      console.log('written')
      ctx.headers['answer'] = ctx.headers['question'] + '!'
      return body.toUpperCase()
    }`,
    { body: 'abc', headers: { Question: 'why' } },
  )
  expect(tried).toMatchObject({
    outcome: 'SUCCEEDED',
    steps: [{ stepId: '0', kind: 'process', label: 'run', input: 'abc', outputs: ['ABC'], outputCount: 1 }],
    wouldSend: [{ endpoint: 'queue:Out', body: 'ABC', headers: { question: 'why', answer: 'why!' } }],
    logs: ['info: got it {"length":3}', 'written'],
    failedParts: [],
  })
})

test('an error leads to its place in the file, and names no folder of the machine', async () => {
  const tried = await tryCode(
    `const parse = (text: string) => JSON.parse(text)

export const run = (body: string) => {
  return parse(body).id
}`,
    { body: '{' },
  )
  expect(tried).toMatchObject({
    outcome: 'RETRYING',
    error: {
      name: 'SyntaxError',
      stepId: '0',
      retryable: true,
      sourceLocation: expect.stringMatching(/^processors\.ts:1:/),
    },
    wouldSend: [],
  })
  expect(tried.error?.stack).toContain('processors.ts:4:')
  expect(JSON.stringify(tried)).not.toContain(tmpdir())
})

test('a part that fails alone is told apart from those that go on', async () => {
  const tried = await tryFiles(
    {
      'routes.ts': `import { route } from 'routo'\nimport { rows, check } from './processors.ts'
        export default [route('Try').from('queue:In').split(rows).process(check).to('queue:Out')]`,
      'processors.ts': `import { PermanentError } from 'routo'
export const rows = (body) => body.split(',')
export const check = (body) => { if (body === 'bad') throw new PermanentError('not this one'); return body }`,
    },
    'Try',
    { body: 'a,bad,c' },
  )
  expect(tried).toMatchObject({
    outcome: 'SUCCEEDED',
    failedParts: [
      {
        body: 'bad',
        outcome: 'FAILED',
        error: { message: 'not this one', stepId: '1', sourceLocation: expect.stringMatching(/^processors\.ts:3:/) },
      },
    ],
  })
  expect(tried.wouldSend?.map(({ body }) => body)).toEqual(['a', 'c'])
  expect(tried.steps?.map(({ stepId, input }) => [stepId, input])).toEqual([
    ['0', 'a,bad,c'],
    ['1', 'a'],
    ['1', 'bad'],
    ['1', 'c'],
  ])
})

test('a message that is dropped says why, and a synchronous route what its caller gets', async () => {
  expect(await tryCode(`export const run = (body, ctx) => ctx.drop('too small')`)).toMatchObject({
    outcome: 'DROPPED',
    dropReason: 'too small',
  })
  const sync = await tryFiles(
    {
      'routes.ts': `import { route } from 'routo'\nimport { greet } from './processors.ts'
        export default [route('Greet').from('http:/greet').respond(greet)]`,
      'processors.ts': `export const greet = (body) => ({ status: 201, body: 'Hello ' + body })`,
    },
    'Greet',
    { body: 'Ana' },
  )
  expect(sync).toMatchObject({ outcome: 'SUCCEEDED', response: { status: 201, body: 'Hello Ana' } })
})

test('requests of functions are not made, but shown, and answered with 200 and nothing', async () => {
  let calls = 0
  const server = createServer((_request, response) => {
    calls += 1
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`
  const tried = await tryCode(
    `export const run = async (body, ctx) => {
      const response = await ctx.fetch('${url}', { method: 'POST', body, headers: { 'x-team': 'a' } })
      return String(response.status)
    }`,
    { body: 'an order' },
  )
  expect(tried).toMatchObject({
    outcome: 'SUCCEEDED',
    steps: [{ outputs: ['200'], note: expect.stringContaining(`POST ${url}`) }],
  })
  expect(tried.wouldSend?.[0]).toMatchObject({ endpoint: `POST ${url}`, body: 'an order', headers: { 'x-team': 'a' } })
  expect(calls).toBe(0)
  server.close()
})

describe('code that is up to no good', () => {
  let folder: string
  let secret: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'routo-data-'))
    secret = join(folder, 'owner-token')
    await writeFile(secret, 'the-canary')
    process.env.ROUTO_SECRET_CANARY = 'the-canary'
  })
  afterAll(async () => {
    delete process.env.ROUTO_SECRET_CANARY
    await rm(folder, { recursive: true })
  })

  test('sees nothing of the environment of the installation', async () => {
    const tried = await tryCode(`export const run = () => JSON.stringify(process.env)`)
    expect(Object.keys(JSON.parse(tried.wouldSend?.[0]?.body ?? ''))).toEqual(
      expect.not.arrayContaining(['PATH', 'HOME']),
    )
    expect(JSON.stringify(tried)).not.toContain('the-canary')
  })

  test('reaches nothing outside, whichever way it takes', async () => {
    const tried = await tryCode(
      `import * as fs from 'node:fs'
      // The compiler does not see what is loaded here.
      const load = (name) => import(name)
      const file = ${JSON.stringify(secret)}
      const attacks = {
        'reads a file': () => fs.readFileSync(file, 'utf8'),
        'reads a file later': () => fs.promises.readFile(file, 'utf8'),
        'reads a file through a stream': async () => { for await (const chunk of fs.createReadStream(file)) return chunk },
        'looks into a folder': () => fs.readdirSync('/'),
        'looks at what it was started from': () => fs.readFileSync('/proc/self/environ'),
        'looks at what started it': () => fs.readFileSync('/proc/${process.pid}/environ'),
        'writes a file': () => fs.writeFileSync(${JSON.stringify(join(tmpdir(), 'routo-try-was-here'))}, 'x'),
        'writes where it is': () => fs.writeFileSync('x', 'x'),
        'makes a link': () => fs.symlinkSync(file, 'x'),
        'opens a database': async () => new (await load('node:sqlite')).DatabaseSync(file),
        'opens a database another way': () => new (process.getBuiltinModule('node:sqlite').DatabaseSync)(file),
        'starts a program': async () => (await load('node:child_process')).execSync('id'),
        'starts a thread': async () => new (await load('node:worker_threads')).Worker('1', { eval: true }),
        'starts a cluster': async () => (await load('node:cluster')).default.fork(),
        'connects to a port': async () => (await load('node:net')).connect(1),
        'connects with TLS': async () => (await load('tls')).connect(1),
        'asks over HTTP': async () => (await load('node:http')).get('http://127.0.0.1:1'),
        'asks over HTTP 2': async () => (await load('node:http2')).connect('http://127.0.0.1:1'),
        'connects with the class of its output': () => new process.stdout.constructor().connect(1),
        'connects with the class of its errors': () => new process.stderr.constructor({ fd: 2 }).connect(1),
        'connects with what its output stands on': () => new process.stdout._handle.constructor(0).connect({}, '/x'),
        'takes the class of a socket from those that are open': () =>
          new (process._getActiveHandles().find((one) => one.connect).constructor)().connect(1),
        'sends a datagram': async () => (await load('node:dgram')).createSocket('udp4'),
        'asks a name server': async () => (await load('node:dns/promises')).lookup('localhost'),
        'fetches': () => fetch('http://127.0.0.1:1'),
        'opens a socket of the web': () => new WebSocket('ws://127.0.0.1:1'),
        'listens to events of the web': () => new EventSource('http://127.0.0.1:1'),
        'takes a module of Node another way': () => process.getBuiltinModule('net').connect(1),
        'makes a loader of its own': async () => (await load('node:module')).createRequire('/')('net'),
        'loads a module from the web': () => load('http://127.0.0.1:1/x.mjs'),
        'loads a file as a module': () => load('file://${secret}'),
        'loads an add-on': () => process.dlopen({ exports: {} }, file),
        'takes a binding of Node': () => process.binding('tcp_wrap'),
        'takes a hidden binding of Node': () => process._linkedBinding('tcp_wrap'),
        'talks to the debugger': async () => new (await load('node:inspector')).Session().connect(),
        'runs a system interface': async () => new (await load('node:wasi')).WASI({ version: 'preview1' }),
        'ends another process': () => process.kill(${process.pid}, 0),
      }
      export const run = async () => {
        const done = []
        for (const [name, attack] of Object.entries(attacks)) {
          await Promise.resolve().then(attack).then(() => done.push(name), () => {})
        }
        return JSON.stringify({ tried: Object.keys(attacks).length, done })
      }`,
    )
    expect(JSON.parse(tried.wouldSend?.[0]?.body ?? '{}')).toEqual({ tried: 37, done: [] })
    expect(JSON.stringify(tried)).not.toContain('the-canary')
    await expect(readFile(join(tmpdir(), 'routo-try-was-here'))).rejects.toThrow()
  })

  test('may compute with what Node has for it', async () => {
    const tried = await tryCode(
      `import { createHash } from 'node:crypto'
      import { gzipSync, gunzipSync } from 'node:zlib'
      import { setTimeout as wait } from 'node:timers/promises'
      export const run = async (body) => {
        await wait(1)
        return createHash('sha256').update(gunzipSync(gzipSync(body))).digest('hex')
      }`,
    )
    expect(tried.wouldSend?.[0]?.body).toMatch(/^e3b0c442/)
  })

  test.each([
    ['never ends', `export const run = () => { for (;;); }`, 'TIMEOUT', 300],
    ['never answers', `export const run = () => new Promise(() => setInterval(() => {}, 1_000))`, 'TIMEOUT', 300],
    [
      'fills its heap',
      `export const run = () => { const all = []; for (;;) all.push(new Array(10_000).fill(Math.random())) }`,
      'OUT_OF_MEMORY',
      10_000,
    ],
    [
      'fills memory outside of its heap',
      `export const run = () => { const all = []; for (;;) all.push(Buffer.alloc(10_000_000, 1)) }`,
      'OUT_OF_MEMORY',
      10_000,
    ],
    ['ends its process', `export const run = () => process.exit(0)`, 'EXITED', 1_000],
    ['aborts', `export const run = () => process.abort()`, /EXITED|OUT_OF_MEMORY/, 1_000],
  ] as const)('is stopped when it %s', async (_what, code, error, timeoutMs) => {
    const tried = await tryCode(code, { timeoutMs: Math.max(100, timeoutMs) })
    expect(tried.outcome).toBeUndefined()
    expect(tried.error).toMatchObject({ code: expect.stringMatching(error), stepId: '0' })
  })

  test('what is thrown where nobody waits is told', async () => {
    const code = `export const run = () => new Promise(() => setTimeout(() => { throw new Error('too late') }, 1))`
    expect((await tryCode(code)).error).toMatchObject({ message: 'too late', stepId: '0' })
    expect((await tryCode(`throw new Error('at once')\nexport const run = (body) => body`)).error).toMatchObject({
      message: 'at once',
    })
  })

  test('a flood of output is cut, and so is one that goes past it', async () => {
    const flood = await tryCode(
      `export const run = (body) => { for (let n = 0; n < 1e5; n++) console.log('line', n); return body }`,
      { body: 'x' },
    )
    expect(flood.outcome).toBe('SUCCEEDED')
    expect(flood.logs).toHaveLength(501)
    const past = await tryCode(
      `import { writeSync } from 'node:fs'\nexport const run = () => { for (;;) writeSync(3, 'x'.repeat(100_000)) }`,
    )
    expect(past.error).toMatchObject({ code: 'TOO_MUCH_OUTPUT' })
  })

  test('a hundred thousand parts are taken through, and a few are shown', async () => {
    const code = `export function* run() { for (let n = 0; n < 100_000; n++) yield String(n) }`
    const tried = await tryCode(code, { timeoutMs: 10_000 }, 'split(run)')
    expect(tried).toMatchObject({
      outcome: 'SUCCEEDED',
      steps: [{ outputCount: 100_000 }],
      leftOut: { sends: 99_800 },
    })
    expect(tried.steps?.[0]?.outputs).toHaveLength(50)
    expect(JSON.stringify(tried).length).toBeLessThan(100_000)
  })

  test('cannot make up what is reported of it', async () => {
    const code = `import { writeSync } from 'node:fs'
      export const run = (body) => {
        for (const line of ['{"log":"made up"}', 'null', '{"result":{}}', '{']) writeSync(3, '\\n' + line + '\\n')
        writeSync(3, 'half a line')
        return body
      }`
    expect(await tryCode(code, { body: 'x' })).toMatchObject({
      outcome: 'SUCCEEDED',
      logs: [],
      wouldSend: [{ body: 'x' }],
    })
  })
})

test.each([
  ['neither a revision nor files', { files: undefined }, ['input']],
  ['both', { revisionId: saved }, ['input']],
  [
    'a revision of another project',
    { files: undefined, revisionId: idWithin('rev', newId('prj'), 1) },
    ['input', 'revisionId'],
  ],
  [
    'a revision that is not there',
    { files: undefined, revisionId: idWithin('rev', projectId, 9) },
    ['input', 'revisionId'],
  ],
  ['a file outside', { files: [{ path: '../x.ts', text: '' }] }, ['input', 'files', '0', 'path']],
  ['a route that is not there', { routeName: 'Other' }, ['input', 'routeName']],
  ['a body without end', { body: 'x'.repeat(1_000_001) }, ['input', 'body']],
  ['headers that are none', { headers: ['a'] }, ['input', 'headers']],
  ['headers that are no texts', { headers: { a: 1 } }, ['input', 'headers']],
  ['no time', { timeoutMs: 1 }, ['input', 'timeoutMs']],
  ['all the time', { timeoutMs: 60_000 }, ['input', 'timeoutMs']],
])('%s is refused', async (_what, change, field) => {
  const input = { projectId, files: listed(one('export const run = (body) => body')), routeName: 'Try', body: '' }
  expect(await tries.run({ ...input, ...change })).toMatchObject({ userErrors: [{ field }] })
})

test('what the compiler has to say is said with its place; what is wrong with other routes is not', async () => {
  const wrong = await tryFiles(
    { 'routes.ts': `import { route } from 'routo'\nexport default [route('Try').from('queue')]` },
    'Try',
  )
  expect(wrong.userErrors).toMatchObject([
    { code: 'INVALID', field: ['input', 'files'], message: expect.stringMatching(/^routes\.ts:2:\d+: /) },
  ])
  const others = await tryFiles(
    {
      'routes.ts': `import { route } from 'routo'
        export default [route('Try').from('queue:In').to('queue:Out'), route('Wrong').from('queue').to('queue:Out')]`,
    },
    'Try',
    { body: 'x' },
  )
  expect(others).toMatchObject({ outcome: 'SUCCEEDED', wouldSend: [{ body: 'x' }] })
})

test('of tries nothing stays on the disk, whatever became of them', async () => {
  const before = new Set(await leftovers())
  const small = createRouteTries({ files: async () => undefined }, { ...defaultSandboxLimits, startMs: 500 })
  const input = { projectId, routeName: 'Try', body: '', timeoutMs: 100 }
  for (const code of [`export const run = () => { for (;;); }`, `export const run = () => { throw 1 }`]) {
    await small.run({ ...input, files: listed(one(code)) })
  }
  expect((await leftovers()).filter((name) => !before.has(name))).toEqual([])
})

test('of many tries at once a few run, some wait, and the rest is turned away', async () => {
  let reading = 0
  let most = 0
  const slow = createRouteTries({
    async files() {
      most = Math.max(most, ++reading)
      await delay(5)
      reading -= 1
      return undefined
    },
  })
  const input = { projectId, revisionId: saved, routeName: 'Try', body: '' }
  const answers = await Promise.all(Array.from({ length: 30 }, () => slow.run(input)))
  const codes = answers.map((answer) => (answer as TryPayload).userErrors?.[0]?.code)
  expect(codes.filter((code) => code === 'LIMIT_EXCEEDED')).toHaveLength(8)
  expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(22)
  expect(most).toBe(2)
})
