import { createHash } from 'node:crypto'
import type { Diagnostic } from '../../../compiler/index.ts'
import type { NewEvent } from '../deployment/events.ts'
import type { ArtifactRecord, DeploymentRecord, HttpRecord } from '../deployment/record.ts'
import { step } from '../deployment/step.ts'
import type { Built } from '../source/build.ts'
import { withPlace } from '../source/with-place.ts'
import { builtOf, compilerProblem, fail, gone, type Run, type Work } from './run.ts'

export const phase = (message: string): NewEvent => ({ type: 'deployment.phase', level: 'INFO', message })

/** The deployment has its turn. */
export const begin: Work = ({ deps }, record) => {
  const deploys = record.revision !== undefined
  return step(deps, record, { state: 'RUNNING', phase: deploys ? 'VALIDATE' : 'PROVISION', startedAt: deps.now() }, [
    phase(deploys ? 'Reads the revision.' : (starts[record.kind] ?? 'Begins.')),
  ])
}

const starts: Partial<Record<DeploymentRecord['kind'], string>> = {
  DESTROY: 'Removes what is deployed.',
  RECOVER: 'Brings the stacks back to their last good state.',
}

/** Whether there still is what was there when it was asked for. */
export const validate: Work = async ({ deps }, record) => {
  const { environmentId, revision = 0 } = record
  const deployable = await deps.source.deployable(environmentId, revision)
  if (deployable?.revision === undefined) return fail(deps, record, gone(revision))
  return step(deps, record, { phase: 'BUILD' }, [phase(`Compiles revision ${revision}.`)])
}

/** Compiles, and keeps which stack each route belongs to before anything is made of it. */
export const compileRevision: Work = async (run, record) => {
  const { deps } = run
  const built = await run.build(record)
  if ('errors' in built) {
    const told = await step(deps, record, {}, built.errors.slice(0, MOST_TOLD).map(errorEvent))
    return told && fail(deps, told, compilerProblem(built.errors))
  }
  await keepAssignment(run, record, built)
  return step(
    deps,
    record,
    {
      phase: 'PLAN',
      artifacts: artifactsOf(built),
      http: httpOf(built),
      routes: built.compiled.routes.map(({ name }) => name),
      monthlyCost: built.cost.monthly,
    },
    [phase('Asks the target what would change.')],
  )
}

/** Who has made more mistakes than this begins with the first ones. */
const MOST_TOLD = 20

const errorEvent = (diagnostic: Diagnostic): NewEvent => ({
  type: 'deployment.event',
  level: 'ERROR',
  message: withPlace(diagnostic),
  status: diagnostic.code,
})

/** What was assigned before stays, also for routes that are not in this revision. */
async function keepAssignment({ deps }: Run, { environmentId }: DeploymentRecord, { compiled }: Built): Promise<void> {
  const known = (await deps.environments.get(environmentId))?.assignment ?? {}
  await deps.environments.update(environmentId, { set: { assignment: { ...known, ...compiled.assignment } } })
}

const artifactsOf = ({ release }: Built): readonly ArtifactRecord[] => [
  { name: 'code.zip', digest: release.code.sha256, bytes: release.code.zip.byteLength },
  ...release.stacks.map(({ name, text }) => ({
    name: `${name}.template.json`,
    digest: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
  })),
]

const httpOf = ({ compiled, release }: Built): readonly HttpRecord[] =>
  compiled.plan.shards.flatMap(({ httpRoutes }, index) =>
    httpRoutes.map(({ route, method, path }) => ({ stack: release.stacks[index]?.name ?? '', route, method, path })),
  )

/** Brings code and templates to the target. */
export const upload: Work = async (run, record) => {
  const { release } = await builtOf(run, record)
  await run.deps.driver.upload(release)
  return step(run.deps, record, { phase: 'PROVISION' }, [phase('Makes what is to be.')])
}
