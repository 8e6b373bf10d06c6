import type { Diagnostic } from '../../../compiler/index.ts'
import type { StackDriver } from '../../../targets/driver.ts'
import { idWithin } from '../../shared/ids.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { CauseRecord, DeploymentRecord, FailureRecord } from '../deployment/record.ts'
import { end, type StepDeps } from '../deployment/step.ts'
import type { EnvironmentRecord } from '../environment/model.ts'
import type { PlanDeps } from '../plan/make-plan.ts'
import type { Built, build } from '../source/build.ts'
import { openConfig } from '../source/sealed-config.ts'
import type { Source } from '../source/source.ts'
import { withPlace } from '../source/with-place.ts'

/** What deployments are carried out with. */
export interface RunDeps extends StepDeps, PlanDeps {
  readonly driver: StackDriver
  readonly source: Source
  readonly environments: Collection<EnvironmentRecord>
  /** Compiles a revision for an environment. */
  readonly build: typeof build
  /** 32 bytes: seals the configuration of deployments. */
  readonly key: Buffer
  readonly log: Log
}

/** A deployment being carried out by this process. */
export interface Run {
  readonly deps: RunDeps
  /** Compiles its revision, once however often it is asked for. */
  readonly build: (record: DeploymentRecord) => ReturnType<typeof build>
  /** The target knows already that it is to end. */
  toldToEnd: boolean
}

/** Work of one phase. It gives the deployment after the steps it took; undefined where another worker has it now. */
export type Work = (run: Run, record: DeploymentRecord) => Promise<DeploymentRecord | undefined>

/** Something that the user can mend stands in the way. Ends the deployment as failed. */
export class DeploymentProblem extends Error {
  override readonly name = 'DeploymentProblem'
  readonly code: string

  constructor({ code, message }: FailureRecord) {
    super(message)
    this.code = code
  }
}

export function startRun(deps: RunDeps): Run {
  let built: ReturnType<typeof build> | undefined
  return {
    deps,
    build(record) {
      built ??= buildFor(deps, record)
      return built
    },
    toldToEnd: false,
  }
}

/** @throws {DeploymentProblem} where environment or revision are gone */
async function buildFor(deps: RunDeps, record: DeploymentRecord): ReturnType<typeof build> {
  const { id, projectId, environmentId, revision = 0, config } = record
  const deployable = await deps.source.deployable(environmentId, revision)
  const files = await deps.source.files(idWithin('rev', projectId, revision))
  if (deployable === undefined || files === undefined || config === undefined) throw gone(revision)
  const environment = await deps.environments.get(environmentId)
  return deps.build({
    deployable,
    environmentId,
    files,
    revision,
    config: openConfig(config, deps.key, id),
    assignment: environment?.assignment ?? {},
    deploymentId: id,
  })
}

export const gone = (revision: number): DeploymentProblem =>
  new DeploymentProblem({
    code: 'NOT_FOUND',
    message: `The environment or its revision ${revision} is no longer there.`,
  })

/** The release of a deployment that was built before. @throws {DeploymentProblem} where it cannot be built any more */
export async function builtOf(run: Run, record: DeploymentRecord): Promise<Built> {
  const built = await run.build(record)
  if ('errors' in built) throw compilerProblem(built.errors)
  return built
}

/** The first of what the compiler has found, with its place. */
export function compilerProblem([first, ...more]: readonly Pick<
  Diagnostic,
  'code' | 'message' | 'range'
>[]): DeploymentProblem {
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  return new DeploymentProblem({
    code: first?.code ?? 'BUNDLE_FAILED',
    message: `${first === undefined ? 'The revision cannot be compiled.' : withPlace(first)}${others}`,
  })
}

/** Ends a deployment as failed, in these words, with the resource that they are about. */
export const fail = (
  deps: StepDeps,
  record: DeploymentRecord,
  { code, message }: FailureRecord,
  cause?: CauseRecord,
): Promise<DeploymentRecord | undefined> =>
  end(deps, record, 'FAILED', message, { failure: { code, message }, ...(cause && { cause }) })
