import type { StackState } from '../../../targets/driver.ts'
import type { DeploymentRecord, UrlRecord } from '../deployment/record.ts'
import { end, step } from '../deployment/step.ts'
import { fail, type Work } from './run.ts'

/** Output of a stack with the URL of its http routes, as the compiler names it. */
const HTTP_URL = 'HttpUrl'

/** Looks at what stands there in the end, and at the URLs of http routes. */
export const verify: Work = async ({ deps }, record) => {
  const stacks = await deps.driver.describe(record.environmentId)
  const wrong = stacks.find(({ status }) => status.endsWith('_FAILED'))
  if (wrong !== undefined) {
    const { name, status, reason = 'no reason is given' } = wrong
    return fail(deps, record, { code: 'STACK_FAILED', message: `The stack ${name} is ${status}: ${reason}.` })
  }
  const plan = record.planId === undefined ? undefined : await deps.plans.get(record.planId)
  const missing = plan?.stackNames.find((name) => !stacks.some((stack) => stack.name === name && isThere(stack)))
  if (missing !== undefined) {
    return fail(deps, record, {
      code: 'STACK_MISSING',
      message: `The stack ${missing} is not there, although it was made.`,
    })
  }
  const located = record.http.length === 0 ? record : await step(deps, record, { urls: urlsOf(record, stacks) })
  return located && end(deps, located, 'SUCCEEDED', successes[record.kind])
}

const successes: Readonly<Record<DeploymentRecord['kind'], string>> = {
  DEPLOY: 'It is deployed.',
  ROLLBACK: 'It is deployed again.',
  PROMOTE: 'It is deployed.',
  DESTROY: 'What was deployed is removed.',
  RECOVER: 'The stacks are in their last good state.',
}

const isThere = ({ status }: StackState): boolean => status !== 'DELETE_COMPLETE'

function urlsOf({ http }: DeploymentRecord, stacks: readonly StackState[]): readonly UrlRecord[] {
  const bases = new Map(stacks.map(({ name, outputs }) => [name, outputs[HTTP_URL]]))
  return http.flatMap(({ stack, route, method, path }) => {
    const base = bases.get(stack)
    return base === undefined ? [] : [{ route, method, url: `${base.replace(/\/$/, '')}${path}` }]
  })
}
