import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { eventually, type Opened, openFunctions } from './opened.ts'

let cloud: Opened
beforeAll(async () => {
  cloud = await openFunctions()
  const own = join(cloud.folder, 'functions', 'own')
  await Promise.all([`${own}.mjs`, `${own}.json`, `${own}.env`, own].map((file) => writeFile(file, '{}')))
})
afterAll(async () => {
  await cloud[Symbol.asyncDispose]()
})

/** What a function that tries something gets. */
async function attempt(body: string): Promise<unknown> {
  await cloud.put('Attack', `import * as all from 'node:process'\nexport const handler = async (event) => { ${body} }`)
  return cloud.functions.invoke('Attack', { folder: cloud.folder, cloud: process.pid })
}

const denied = {
  outcome: 'failed',
  error: {
    type: 'Error',
    message: expect.stringMatching(
      /restricted|other process|that are files|process\.binding|requires full|is disabled|No such built-in/,
    ),
  },
}

test.each([
  ['reads what it should not', `(await import('node:fs')).readFileSync('/etc/passwd')`],
  ["reads the cloud's data", `(await import('node:fs')).readFileSync(event.folder + '/cloud.db')`],
  ["lists the cloud's data", `(await import('node:fs')).readdirSync(event.folder)`],
  ["reads the cloud's environment", `(await import('node:fs')).readFileSync('/proc/' + event.cloud + '/environ')`],
  ['reads its own environment as it was', `(await import('node:fs')).readFileSync('/proc/self/environ')`],
  ['writes beside its folder', `(await import('node:fs')).writeFileSync(event.folder + '/own', '')`],
  ['writes into its code', `(await import('node:fs')).writeFileSync(process.env.LAMBDA_TASK_ROOT + '/index.mjs', '')`],
  ['makes a link', `(await import('node:fs')).symlinkSync(event.folder, process.env.TMPDIR + '/link')`],
  ['reads a file as a module', `await import(event.folder + '/functions/own.mjs')`],
  ['reads a file as JSON', `await import(event.folder + '/functions/own.json', { with: { type: 'json' } })`],
  ['reads a file as an environment', `process.loadEnvFile(event.folder + '/functions/own.env')`],
  ['opens the database of the cloud', `new (await import('node:sqlite')).DatabaseSync(event.folder + '/cloud.db')`],
  [
    'attaches the database of the cloud',
    `const { DatabaseSync } = await import('node:sqlite')
    new DatabaseSync(':memory:').exec("ATTACH DATABASE '" + event.folder + "/cloud.db' AS cloud")`,
  ],
  [
    'copies its own database over that of the cloud',
    `const { DatabaseSync, backup } = await import('node:sqlite')
    await backup(new DatabaseSync(':memory:'), event.folder + '/stolen.db')`,
  ],
  ['writes a report', `process.report.writeReport(event.folder + '/report.json')`],
  ['writes its heap', `(await import('node:v8')).writeHeapSnapshot(event.folder + '/heap')`],
  ['starts a program', `(await import('node:child_process')).execFileSync('/bin/ls')`],
  ['starts a thread', `new (await import('node:worker_threads')).Worker('0', { eval: true })`],
  ['loads an add-on', `process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6')`],
  ['ends the cloud', `process.kill(event.cloud, 'SIGKILL')`],
  ['ends the cloud by another name', `all.kill(event.cloud, 'SIGKILL')`],
  ['ends the cloud by a name within', `process._kill(event.cloud, 9)`],
  ['opens a debugger in the cloud', `process._debugProcess(event.cloud)`],
  ['makes the cloud wait for others', `(await import('node:os')).setPriority(event.cloud, 19)`],
  ['asks a daemon of the machine', `(await import('node:net')).connect('/var/run/docker.sock')`],
  [
    'asks a daemon by HTTP',
    `const { get } = await import('node:http')
    await new Promise((_, reject) => get({ socketPath: '/var/run/docker.sock' }).on('error', reject))`,
  ],
  ['asks a daemon that has no file', `(await import('node:net')).connect({ path: '\\0containerd' })`],
  ['is a daemon itself', `(await import('node:net')).createServer().listen(event.folder + '/socket')`],
  ['becomes another program', `process.execve('/bin/sh', ['sh', '-c', 'true'], {})`],
  ['starts a debugger in itself', `(await import('node:inspector')).open(0)`],
  [
    'asks for files in a sandbox of its own',
    `new (await import('node:wasi')).WASI({ version: 'preview1', preopens: { '/': '/' } })`,
  ],
  ['takes the way of Node to itself', `process.binding('spawn_sync')`],
])('a function that %s is refused', async (_, body) => {
  expect(await attempt(body)).toMatchObject(denied)
})

test('variables of a template or an environment give a function no more than others have', async () => {
  const settings = join(cloud.folder, 'openssl.cnf')
  await writeFile(
    settings,
    'nodejs_conf = all\n[all]\nproviders = own\n[own]\nx = y\n[y]\nmodule = /lib/x.so\nactivate = 1',
  )
  const given = { NODE_OPTIONS: '--allow-fs-read=*', LD_PRELOAD: '/lib/none.so', OPENSSL_CONF: settings }
  await cloud.functions.putSecrets('env_options', { ...given, KEPT: 'yes' })
  const source = { environmentId: 'env_options', deploymentId: 'dep_1', revision: 1, route: 'Options', memoryMb: 128 }
  const code = `export const handler = async () => [
    ...${JSON.stringify([...Object.keys(given), 'MINE', 'KEPT'])}.map((name) => process.env[name]), process.permission.has('fs.read', '/etc')]`
  await cloud.put('Options', code, { environment: { ...given, MINE: 'yes' }, source })
  expect(await cloud.functions.invoke('Options', {})).toEqual({
    outcome: 'answered',
    payload: [null, null, null, 'yes', 'yes', false],
  })
})

test("of the cloud's own environment nothing reaches a function", async () => {
  process.env.ROUTO_SECRET_OF_THE_TEST = 'x'
  await cloud.put('Env', 'export const handler = async () => Object.keys(process.env).sort()')
  const { payload } = (await cloud.functions.invoke('Env', {})) as { readonly payload: readonly string[] } // as the code says
  Reflect.deleteProperty(process.env, 'ROUTO_SECRET_OF_THE_TEST')
  expect(payload.filter((name) => !/^(AWS_|ROUTO_|LAMBDA_)/.test(name))).toEqual(['TMPDIR', 'TZ', '_HANDLER'])
  expect(payload).not.toContain('ROUTO_SECRET_OF_THE_TEST')
})

test('its temporary folder is its own, and goes with its process', async () => {
  await cloud.put(
    'Temporary',
    `import { readFileSync, writeFileSync } from 'node:fs'
    import { tmpdir } from 'node:os'
    export const handler = async () => {
      writeFileSync(tmpdir() + '/x', 'kept')
      return [tmpdir(), readFileSync(tmpdir() + '/x', 'utf8')]
    }`,
  )
  const { payload } = (await cloud.functions.invoke('Temporary', {})) as { readonly payload: readonly [string, string] } // as the code says
  expect(payload[1]).toBe('kept')
  expect(existsSync(payload[0])).toBe(true)
  await cloud.reopen()
  expect(existsSync(payload[0])).toBe(false)
})

test('secrets reach the functions of their environment, and are not in the files of the cloud', async () => {
  const canary = 'canary-3d1f0c'
  await cloud.functions.putSecrets('env_1', { API_KEY: canary, AWS_REGION: 'mars' })
  const code =
    'export const handler = async () => [process.env.API_KEY, process.env.ROUTO_VARIABLES, process.env.AWS_REGION]'
  await cloud.put('Secret', code, { environment: { ROUTO_VARIABLES: 'MINE', MINE: '1' } })
  const payload = [canary, 'API_KEY,AWS_REGION,MINE', 'us-east-1']
  expect(await cloud.functions.invoke('Secret', {})).toEqual({ outcome: 'answered', payload })
  await cloud.reopen()
  expect(await cloud.functions.invoke('Secret', {})).toEqual({ outcome: 'answered', payload })
  const { execFileSync } = await import('node:child_process')
  expect(execFileSync('grep', ['-rlc', 'MINE', cloud.folder]).toString()).not.toBe('')
  expect(() => execFileSync('grep', ['-rlc', canary, cloud.folder])).toThrow()
  await cloud.functions.putSecrets('env_1', { API_KEY: 'next' })
  expect(await cloud.functions.invoke('Secret', {})).toMatchObject({ payload: ['next', 'API_KEY,MINE', 'us-east-1'] })
})

test.each([
  ['a digest of something else', '0'.repeat(64), 'digest'],
  ['no digest', '../../code', 'digest'],
])('code with %s is refused', async (_, digest, words) => {
  await expect(cloud.functions.putCode(digest, Buffer.from('x'))).rejects.toThrow(words)
  expect(cloud.functions.hasCode(digest)).toBe(false)
})

test('code that leads out of its folder is refused', async () => {
  await expect(cloud.put('Slip', { '../../own': 'stolen' })).rejects.toThrow('outside of its folder')
})

test.each(['lean', 'runtime-api'] as const)(
  'over %s no record and no error is longer than it is kept',
  async (channel) => {
    await using other = await openFunctions({ channel })
    const long = "'x'.repeat(1_000_000)"
    const record = `console.log('{"_aws":{},"executions":["' + ${long} + '"]}')`
    const failure = `throw Object.assign(new Error(${long}), { name: ${long}, stack: ${long} })`
    await other.put('Talks', `export const handler = () => { ${record} }`)
    await other.put('Fails', `export const handler = () => { ${failure} }`)
    expect(await other.functions.invoke('Talks', {})).toMatchObject({ outcome: 'answered' })
    expect(await other.functions.invoke('Fails', {})).toMatchObject({ outcome: 'failed' })
    const errors = async () => (await other.logged()).filter((line) => line.includes('"level":"error"'))
    const [error] = await eventually(errors, ({ length }) => length > 0)
    expect(error?.length).toBeLessThan(50_000)
    expect(await other.lines('record')).toEqual([])
  },
)

test('a message can be put off for as long as SQS lets it, whatever its function asks for', async () => {
  await using other = await openFunctions()
  await other.queue('In')
  const code = `export const handler = async ({ Records: [{ messageId, receiptHandle, body }] }) => {
    console.log(body)
    const ask = globalThis[Symbol.for('routo.queues')]
    await ask('ChangeMessageVisibility', 'In', [{ receiptHandle, visibilitySeconds: Number(body) }])
    return { batchItemFailures: [{ itemIdentifier: messageId }] }
  }`
  await other.put('Work', code)
  await other.feed({ batchSize: 1 })
  const bodies = ['1e300', '9007199254740991', '43201', '43200']
  await other.queues.send(
    'In',
    bodies.map((body) => ({ body, attributes: {} })),
  )
  expect(await eventually(other.logged, ({ length }) => length === bodies.length)).toEqual(bodies)
  await other.reopen()
  const { visible, inFlight, delayed } = other.queues.depth('In')
  expect([visible, inFlight + delayed]).toEqual([0, bodies.length])
  expect(await other.logged()).toHaveLength(bodies.length)
})
