import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateEnvironment,
  CreateProject,
  createClient,
  FollowDeployment,
  PushFiles,
  StartDeployment,
} from '../../client/index.ts'
import { readProject } from '../../compiler/index.ts'
import { type CliOptions, type CliResult, cli, shown } from './cli.ts'
import type { Installation } from './installation.ts'

const EXAMPLE = 'examples/acme-order-reconciliation'

/** A folder with the order reconciliation of the examples, as somebody has it who works on it. */
export async function acmeFolder(change: (path: string, text: string) => string = (_, text) => text): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'routo-acme-'))
  for (const name of ['routes.ts', 'processors.ts', 'orders.csv']) {
    await cp(join(EXAMPLE, name), join(folder, name))
    await writeFile(join(folder, name), change(name, await readFile(join(EXAMPLE, name), 'utf8')))
  }
  await writeFile(join(folder, 'routo.json'), '{ "project": "acme" }')
  return folder
}

export interface DeployedAcme {
  readonly folder: string
  /** Runs `routo` in the folder, signed in as the owner. */
  run(args: readonly string[], options?: CliOptions): Promise<CliResult>
  /** The same, until what it prints as JSON is as wanted. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  until(args: readonly string[], isWanted: (value: any) => boolean): Promise<any>
  remove(): Promise<void>
}

/** Deploys the project of a folder to the local cloud. */
export async function deployAcme(routo: Installation, folder: string): Promise<DeployedAcme> {
  const { url, ownerToken } = routo
  const { ask } = createClient({ url, token: ownerToken })
  const projectId = (await ask(CreateProject, { input: { slug: 'acme' } })).projectCreate.project?.id ?? ''
  const made = await ask(CreateEnvironment, { input: { projectId, name: 'dev', target: 'LOCAL' } })
  const environmentId = made.environmentCreate.environment?.id ?? ''
  const files = Object.entries(await readProject(folder)).map(([path, text]) => ({ path, text }))
  await ask(PushFiles, { input: { projectId, files } })
  const started = await ask(StartDeployment, { input: { environmentId, idempotencyKey: 'acme' } })
  const id = started.deploymentCreate.deployment?.id ?? ''
  for (;;) {
    const { deployment } = await ask(FollowDeployment, { id, after: null })
    if (deployment?.state === 'SUCCEEDED') break
    if (deployment?.done) throw new Error(`The deployment has ${deployment.state}: ${deployment.failure?.message}`)
    await sleep(20)
  }
  const run = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
    cli(args, { cwd: folder, env: { ROUTO_URL: url, ROUTO_TOKEN: ownerToken }, ...options })
  return {
    folder,
    run,
    async until(args, isWanted) {
      for (;;) {
        const { stdout } = await run([...args, '--json'])
        const value = JSON.parse(stdout)
        if (isWanted(value)) return value
        await sleep(50)
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A result for snapshots: columns are as wide as what is in them, which is another thing each time. */
export const seen = ({ code, stdout, stderr }: CliResult): CliResult => ({
  code,
  stdout: narrow(stdout),
  stderr: narrow(stderr),
})

const narrow = (text: string): string => shown(text).replaceAll(/(?<=\S) {2,}/g, '  ')
