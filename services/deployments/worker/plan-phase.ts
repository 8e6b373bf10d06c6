import type { Template } from '../../../compiler/index.ts'
import type { Finding } from '../../../targets/driver.ts'
import { idInEnvironment } from '../../shared/ids.ts'
import type { CauseRecord, DeploymentRecord } from '../deployment/record.ts'
import { step } from '../deployment/step.ts'
import { currentDeployment } from '../environment/current.ts'
import { type MadePlan, makePlan } from '../plan/make-plan.ts'
import { phase } from './prepare.ts'
import { builtOf, fail, type Run, type Work } from './run.ts'

/** Asks the target what would change, and whether that is what somebody has looked at and may be done. */
export const planChanges: Work = async (run, record) => {
  const { deps } = run
  const made = await planOf(run, record)
  const blocking = made.findings.find(({ level }) => level === 'ERROR')
  if (blocking !== undefined) return fail(deps, record, blocking, causeIn(made, blocking))
  if (record.reviewed !== undefined && record.reviewed !== made.plan.digest) return fail(deps, record, stale)
  const waits = record.needsApproval && record.approval === undefined
  const { summary } = made.plan
  const isSlower = record.mode === 'FAST' && !summary.hotSwappable
  const changes = {
    planId: made.plan.id,
    stackPlanId: made.stackPlanId,
    progress: { completed: 0, total: made.changes.length },
    ...(isSlower && { mode: 'SAFE' as const }),
  }
  const words = `${inWords(summary)}${isSlower ? ' That is more than code: the mode is SAFE.' : ''}`
  if (!waits) return step(deps, record, { ...changes, phase: 'UPLOAD' }, [phase(`${words} Uploads.`)])
  return step(deps, record, { ...changes, phase: 'APPROVAL', state: 'NEEDS_APPROVAL' }, [
    {
      type: 'deployment.needs_approval',
      level: 'INFO',
      message: `${words} The environment is protected: somebody who may approve has to let it go on.`,
    },
  ])
}

/** The resource that a finding is about, as the release has it: nothing was tried yet. */
function causeIn({ templates }: MadePlan, { logicalId, message }: Finding): CauseRecord | undefined {
  if (logicalId === undefined) return undefined
  for (const { name, text } of templates) {
    const { Resources } = JSON.parse(text) as Pick<Template, 'Resources'> // the compiler has made it
    if (!Object.hasOwn(Resources, logicalId)) continue
    const type = Resources[logicalId]?.Type
    return { stack: name, logicalId, ...(type !== undefined && { type }), status: 'REFUSED', reason: message }
  }
  return undefined
}

const stale = {
  code: 'PLAN_STALE',
  message: 'It would not change what the plan says any more: something else has changed since.',
}

async function planOf(run: Run, record: DeploymentRecord): Promise<MadePlan> {
  const { environmentId, projectId, config } = record
  return makePlan(run.deps, await builtOf(run, record), {
    id: idInEnvironment('pln', environmentId, `d${record.number}`),
    projectId,
    configVersion: config?.version ?? 0,
    base: await currentDeployment(run.deps.deployments, environmentId),
    deploymentId: record.id,
  })
}

function inWords({ create, update, replace, remove }: MadePlan['plan']['summary']): string {
  const counts = [
    [create, 'to create'],
    [update, 'to update'],
    [replace, 'to replace'],
    [remove, 'to remove'],
  ] as const
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return said.length === 0 ? 'Nothing changes.' : `Resources: ${said.join(', ')}.`
}

/** Goes on, now that somebody has approved it. */
export const goOn: Work = ({ deps }, record) =>
  step(deps, record, { phase: 'UPLOAD', state: 'RUNNING' }, [
    phase(`${record.approval?.actor.name ?? 'Somebody'} has approved it. Uploads.`),
  ])
