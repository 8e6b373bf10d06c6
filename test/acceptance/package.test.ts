import { execFile } from 'node:child_process'
import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  Configure,
  CreateEnvironment,
  CreateProject,
  createClient,
  PushFiles,
  Routes,
  SendMessage,
  StartDeployment,
} from '../../client/index.ts'
import { readProject } from '../../compiler/index.ts'
import { openReceiver } from '../../scripts/demo/receiver.ts'
import { end, run } from '../testkit/installation.ts'
import { isThorough } from '../testkit/thorough.ts'

const execute = promisify(execFile)
const { version, bin, dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
const EXAMPLE = 'examples/acme-order-reconciliation'

/** What a machine has without this checkout: its own Node, which may be an old one. */
const outside = {
  ...process.env,
  NODE_OPTIONS: undefined,
  PATH: process.env.PATH?.split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter),
}
/** Half of it is the dashboard: as it is, and compressed in the two ways that browsers ask for. */
const MOST_PACKED_BYTES = 3_000_000

describe('what the package ships', () => {
  let files: readonly string[]
  let packedBytes: number

  beforeAll(async () => {
    const { stdout } = await execute('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])
    const [packed] = JSON.parse(stdout)
    files = packed.files.map(({ path }: { readonly path: string }) => path)
    packedBytes = packed.size
  })

  test('is what was built, and what leads there', () => {
    expect(files.filter((path) => !/^(dist|dashboard\/dist)\//.test(path)).sort()).toEqual([
      'LICENSE',
      'README.md',
      bin.routo,
      'package.json',
    ])
    for (const path of ['dist/runtime/index.js', 'dist/client/index.d.ts', 'dist/scripts/start.js']) {
      expect(files).toContain(path)
    }
  })

  test('has no tests but those that new projects begin with, no benchmarks, no types to strip, and nothing of who has built it', () => {
    const templates = /^dist\/(examples|cli\/templates)\//
    const strange = files.filter(
      (path) =>
        /(^|\/)(test|bench|node_modules|\.env|\.routo|owner-token)(\/|$)/.test(path) ||
        (/\.ts$/.test(path) && !/\.d\.ts$/.test(path) && !templates.test(path)),
    )
    expect(strange).toEqual([])
  })

  test('is small', () => {
    expect(packedBytes).toBeLessThan(MOST_PACKED_BYTES)
  })

  test('imports no package that is not installed with it', async () => {
    const missing: string[] = []
    for await (const path of glob('dist/**/*.js')) {
      const code = await readFile(path, 'utf8')
      for (const [, module = ''] of code.matchAll(/^(?:import|export|\})(?: .*from)? ?"([^."][^"]*)"/gm)) {
        const [first = '', second = ''] = module.split('/')
        const name = first.startsWith('@') ? `${first}/${second}` : first
        if (!isBuiltin(module) && !(name in dependencies)) missing.push(`${path} -> ${module}`)
      }
    }
    expect(missing).toEqual([])
  })
})

/** It installs a thousand packages. */
const thoroughly = isThorough ? describe : describe.skip
thoroughly('in an empty folder, the package', () => {
  let folder: string
  const inFolder = (command: string, args: readonly string[], env = {}) =>
    execute(command, args, { cwd: folder, env: { ...outside, ...env } })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'routo-package-'))
    const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder])
    const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[\n')))
    await writeFile(join(folder, 'package.json'), '{ "name": "app", "private": true, "type": "module" }')
    const beside = ['typescript', '@types/node', 'jest', '@jest/globals'].map(
      (name) => `${name}@${devDependencies[name]}`,
    )
    await inFolder('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', filename, ...beside, 'vitest@4'])
    await cp(EXAMPLE, folder, { recursive: true })
  }, 600_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('says its version', async () => {
    expect((await inFolder('npx', ['routo', '--version'])).stdout.trim()).toBe(version)
  })

  test('runs its command on the Node of the machine, which may be an old one', async () => {
    // With npx it would be the one that the package brings.
    const onTheirs = (...args: readonly string[]) => inFolder('node', [`node_modules/routo/${bin.routo}`, ...args])
    expect((await onTheirs('--version')).stdout.trim()).toBe(version)
    expect(JSON.parse((await onTheirs('check', '--json')).stdout)).toMatchObject({ diagnostics: [] })
  })

  test('type-checks under NodeNext, what is exported and what is wrong', async () => {
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2024',
          strict: true,
          noEmit: true,
          allowImportingTsExtensions: true,
          types: ['node'],
        },
        include: ['*.ts'],
      }),
    )
    await writeFile(
      join(folder, 'uses.ts'),
      `import { createClient, Viewer } from 'routo/client'
       import { compile } from 'routo/compiler'
       const { viewer } = await createClient({ url: 'http://127.0.0.1:4000' }).ask(Viewer, {})
       export const name: string | undefined = viewer?.name
       // @ts-expect-error it is no number
       export const wrong: number | undefined = viewer?.name
       export const compiled = compile({}, { project: 'a', environment: 'b' })`,
    )
    await inFolder('npx', ['tsc'])
  })

  const TEST = `import { route } from 'routo'
    import { runRoute } from 'routo/testing'
    test('routes run', async () => {
      const shout = route('Shout').from('queue:In').process((body) => body.toUpperCase()).to('queue:Out')
      const { sent } = await runRoute(shout, 'hi')
      expect(sent.map(({ body }) => body)).toEqual(['HI'])
    })`

  test('runs in jest and in vitest', async () => {
    await writeFile(join(folder, 'shout.test.js'), TEST)
    const jest = await inFolder('npx', ['jest', 'shout'], { NODE_OPTIONS: '--experimental-vm-modules' })
    expect(jest.stderr).toContain('1 passed')
    const vitest = await inFolder('npx', ['vitest', 'run', '--globals', 'shout'], { NO_COLOR: '1' })
    expect(vitest.stdout).toMatch(/Tests\s+1 passed/)
  })

  test('starts a control plane that deploys the example, and runs it', async () => {
    const receiver = await openReceiver()
    const start = join(folder, 'node_modules/routo/dist/scripts/start.js')
    const env = { ROUTO_DATA_DIR: join(folder, '.routo'), ROUTO_PORT: '0', ROUTO_CLOUD_PORT: '0' }
    const { child, url } = await run(start, env, [])
    try {
      const token = (await readFile(join(folder, '.routo/owner-token'), 'utf8')).trim()
      const client = createClient({ url, token })
      const { project } = (await client.ask(CreateProject, { input: { slug: 'acme' } })).projectCreate
      const projectId = project?.id ?? ''
      const made = await client.ask(CreateEnvironment, { input: { projectId, name: 'dev', target: 'LOCAL' } })
      const environmentId = made.environmentCreate.environment?.id ?? ''
      await client.ask(Configure, { input: { environmentId, variables: { ORDERS_API_URL: receiver.url } } })
      const files = Object.entries(await readProject(EXAMPLE)).map(([path, text]) => ({ path, text }))
      await client.ask(PushFiles, { input: { projectId, files } })
      const started = await client.ask(StartDeployment, { input: { environmentId, idempotencyKey: 'one' } })
      const deployment = await client.deployments.wait(started.deploymentCreate.deployment?.id ?? '')
      expect(deployment).toMatchObject({ state: 'SUCCEEDED', failure: null })
      for await (const { id, name } of client.pages(Routes, { projectId }, (answer) => answer.project?.routes)) {
        if (name !== 'CSVToJSON') continue
        const body = await readFile(`${EXAMPLE}/orders.csv`, 'utf8')
        await client.ask(SendMessage, { input: { environmentId, routeId: id, body, objectKey: 'orders.csv' } })
      }
      await receiver.stored(2)
      expect(receiver.orders.map((order) => JSON.parse(order).id).sort()).toEqual(['1040', '1041'])
    } finally {
      await end(child)
      await receiver.close()
    }
  })
})
