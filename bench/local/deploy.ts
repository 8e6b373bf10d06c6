import { compile } from '../../compiler/index.ts'
import type { StackDriver } from '../../targets/driver.ts'

/** Where the benchmark's routes are. */
export const ENVIRONMENT = 'env_000000000000_00000000'

/** Deploys files as a service would, and answers when the stacks are there. @throws {Error} with what went wrong */
export async function deploy(driver: StackDriver, files: Readonly<Record<string, string>>): Promise<void> {
  const { output, diagnostics } = await compile(files, { project: 'bench', environment: 'local' })
  if (output === undefined) throw new Error(JSON.stringify(diagnostics))
  const release = {
    environmentId: ENVIRONMENT,
    project: 'bench',
    environment: 'local',
    deploymentId: 'dep_000000000000_00000000-1',
    revision: 1,
    stacks: output.templates.map(({ shard, text }) => ({ name: `bench-local-${shard}`, text })),
    code: { sha256: output.bundle.sha256, zip: output.bundle.zip },
    secrets: {},
    configVersion: 0,
  }
  await driver.upload(release)
  const plan = await driver.plan(release)
  await driver.execute(release, plan.id, 'bench')
  for (let after: string | undefined; ; ) {
    const { outcome, cursor, events } = await driver.events('bench', after, 5_000)
    after = cursor
    if (outcome === 'succeeded') return
    if (outcome !== undefined) throw new Error(JSON.stringify(events))
  }
}
