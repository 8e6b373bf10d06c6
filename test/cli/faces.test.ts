import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cli, shown } from '../testkit/cli.ts'
import { references } from '../testkit/cli-reference.ts'
import { type Installation, install } from '../testkit/installation.ts'

const ROUTES = `import { route } from 'routo'
import { greet } from './processors.ts'

export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
`
const PROCESSORS = `import type { Processor } from 'routo'

export const greet: Processor = (name, ctx) => {
  ctx.log.info('greets')
  return 'Hello, ' + name
}
`

let routo: Installation
let folder: string

beforeAll(async () => {
  routo = await install('together', { ROUTO_WEBHOOK_ALLOW: '127.0.0.1' })
  folder = await mkdtemp(join(tmpdir(), 'folder-'))
  const texts = {
    'routo.json': '{ "project": "greetings", "environment": "dev" }',
    'routes.ts': ROUTES,
    'processors.ts': PROCESSORS,
  }
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
})
afterAll(async () => {
  await routo.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = (args: readonly string[], stdin = '') =>
  cli(args, { cwd: folder, stdin, env: { HOME: folder, ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken } })

/** Without what is another thing each time, or measured. */
const steady = (text: string): string =>
  shown(text)
    .replaceAll(/rto_[\w-]+/g, 'rto_…')
    .replaceAll(/"(digest|prefix)":"[^"]+"/g, '"$1":"…"')

/** How each command fails where it cannot do what it is for; `dev` is played in a test of its own. */
const failures: Readonly<Record<string, readonly string[]>> = {
  init: ['--template', 'none'],
  check: ['nowhere'],
  build: ['nowhere'],
  plan: ['--project', 'A'],
  deploy: ['--mode', 'SLOW'],
  status: ['77'],
  rollback: ['77', '--yes'],
  promote: ['--to', 'nowhere'],
  destroy: ['--env', 'nowhere', '--yes'],
  cancel: [],
  approve: ['77'],
  recover: ['--release-lock'],
  send: ['queue:Names', '--generate', '0'],
  try: ['Nowhere', '--body', 'Ada'],
  logs: ['--limit', '0'],
  stats: ['--range', 'long'],
  executions: ['--limit', '0'],
  trace: ['nothing'],
  'dlq list': ['--limit', '0'],
  'dlq show': ['dlq_0'],
  'dlq redrive': [],
  'dlq discard': ['--reason', 'a test'],
  'env list': ['--project', 'nothing'],
  'env show': ['--env', 'nowhere'],
  'env create': ['dev'],
  'env set': ['REGION'],
  'env unset': ['REGION', '--env', 'nowhere'],
  'secret list': ['--env', 'nowhere'],
  'secret set': ['KEY'],
  'secret unset': ['KEY', '--env', 'nowhere'],
  'token list': ['--url', 'http://127.0.0.1:9'],
  'token create': ['--name', 'ci'],
  'token revoke': ['nothing'],
  'webhook list': ['--project', 'nothing'],
  'webhook create': ['http://10.0.0.1/', '--event', '*'],
  'webhook show': ['whk_0'],
  'webhook ping': ['whk_0'],
  'webhook remove': ['whk_0'],
  audit: ['--since', 'soon'],
  push: ['--expected-revision', '77'],
  pull: ['--revision', '77'],
  open: ['here'],
  login: ['--token-stdin'],
  logout: ['here'],
  whoami: ['--url', 'http://127.0.0.1:9'],
  doctor: ['here'],
  completion: ['tcsh'],
}

/** What each is asked for in turn, and answers as JSON. What is measured is shown by tests of its own. */
const asked: readonly (readonly string[])[] = [
  ['check'],
  ['push'],
  ['deploy'],
  ['plan'],
  ['env', 'create', 'prod', '--promotes-from', 'dev'],
  ['env', 'list'],
  ['env', 'set', 'REGION=eu'],
  ['env', 'show'],
  ['env', 'unset', 'REGION'],
  ['secret', 'set', 'KEY'],
  ['secret', 'list'],
  ['secret', 'unset', 'KEY'],
  ['try', 'Greet', '--body', 'Ada'],
  ['send', 'queue:Names', '--body', 'Ada'],
  ['deploy', '--message', 'again'],
  ['rollback', '1', '--yes'],
  ['promote', '--to', 'prod'],
  ['destroy', '--env', 'prod', '--yes', '--data', 'EMPTY_AND_DELETE'],
  ['dlq', 'list'],
  ['dlq', 'redrive', '--all', '--dry-run'],
  ['dlq', 'discard', '--all', '--reason', 'a test', '--dry-run'],
  ['token', 'create', '--name', 'ci', '--scope', 'projects:read'],
  ['token', 'list'],
  ['token', 'revoke', 'ci'],
  ['pull'],
  ['open'],
  ['whoami'],
  ['logout'],
]

test.each(asked.map((args) => ({ args, words: args.join(' ') })))('routo $words --json', async ({ args }) => {
  const { code, stdout, stderr } = await run([...args, '--json'], 'hush')
  expect([code, stderr]).toEqual([0, ''])
  // Of a deployment how it ended: what goes on meanwhile comes in lines before that.
  expect(steady(stdout.trim().split('\n').at(-1) ?? '')).toMatchSnapshot()
})

test('how a command fails is shown of every command', () => {
  const names = references.map(({ name }) => name).filter((name) => name !== 'dev')
  expect(Object.keys(failures).toSorted()).toEqual(names.toSorted())
})

test.each(Object.keys(failures))('routo %s, where it fails', async (name) => {
  const { code, stdout, stderr } = await run([...name.split(' '), ...(failures[name] ?? [])])
  expect(code).toBeGreaterThan(0)
  expect(steady(`${code}\n${stdout}${stderr}`)).toMatchSnapshot()
})
