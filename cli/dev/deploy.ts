import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DeploymentNow, type DeploymentNowQuery, PushFiles, StartDeployment } from '../../client/index.ts'
import type { ProjectFiles } from '../../compiler/project.ts'
import type { Context } from '../context/context.ts'
import type { FoundEnvironment, FoundProject } from '../context/place.ts'
import { pushFiles } from '../files/push.ts'
import { hasErrors, type ShownDiagnostic } from '../output/diagnostics.ts'

export type Deployment = NonNullable<DeploymentNowQuery['deployment']>

/** What became of files that were saved. */
export interface Deployed {
  readonly diagnostics: readonly ShownDiagnostic[]
  /** Null where the files have errors. */
  readonly done: { readonly revision: number; readonly deployment: Deployment } | null
}

/** Somebody waits for it, on the same machine. */
const LOOK_EVERY_MS = 40

/**
 * Makes a revision of the files, and deploys it. Files with errors are none: others see the newest revision, too.
 *
 * @param after the revision that was made before
 */
export async function deploy(
  context: Context,
  { project, environment }: { readonly project: FoundProject; readonly environment: FoundEnvironment },
  files: ProjectFiles,
  after: number | undefined,
): Promise<Deployed> {
  const { client, signal } = context
  const draft = { projectId: project.id, files: Object.entries(files).map(([path, text]) => ({ path, text })) }
  const { diagnostics } = (await client().ask(PushFiles, { input: { ...draft, dryRun: true } }, signal)).projectPush
  if (hasErrors(diagnostics)) return { diagnostics, done: null }
  const { revision } = await pushFiles(context, project, files, { expectedRevision: after })
  const input = {
    environmentId: environment.id,
    revisionId: revision.id,
    mode: 'FAST' as const,
    onConflict: 'SUPERSEDE_QUEUED' as const,
    idempotencyKey: randomUUID(),
  }
  const id = (await client().ask(StartDeployment, { input }, signal)).deploymentCreate.deployment?.id ?? ''
  for (;;) {
    const { deployment } = await client().ask(DeploymentNow, { id }, signal)
    if (!deployment) throw new Error(`The installation does not know its deployment ${id} any more.`)
    if (deployment.done) return { diagnostics, done: { revision: revision.number, deployment } }
    await sleep(LOOK_EVERY_MS, undefined, { signal })
  }
}
