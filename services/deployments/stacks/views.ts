import type { Template } from '../../../compiler/index.ts'
import { consoleUrl } from '../../../targets/aws/console/console-url.ts'
import type { StackResource, StackState } from '../../../targets/driver.ts'
import { idInEnvironment, idWithin } from '../../shared/ids.ts'
import type { CauseRecord, DeploymentRecord } from '../deployment/record.ts'

/** Where a stack is. */
export interface StackPlace {
  readonly environmentId: string
  readonly projectId: string
  /** Of AWS; absent elsewhere. */
  readonly region?: string
}

/** A stack as its target describes it, with where it is. */
export interface StackView extends StackState, StackPlace {
  readonly parts: readonly ResourceView[]
}

export type ResourceRole = (typeof roles)[number]

/** A part of a stack, and what it is for. */
export interface ResourceView {
  /** `res_<project>_<environment>-<stack>.<logical id>` */
  readonly id: string
  readonly projectId: string
  readonly logicalId: string
  readonly physicalId?: string
  readonly type: string
  readonly role?: ResourceRole
  readonly status: string
  readonly statusReason?: string
  /** Name of the route that it is for. */
  readonly route?: string
  readonly arn?: string
  readonly consoleUrl?: string | undefined
  readonly updatedAt?: Date
}

const roles = ['SOURCE', 'TARGET', 'EXECUTOR', 'DEAD_LETTER', 'PERMISSION', 'LOG', 'API', 'SCHEDULE'] as const

export function viewOf(state: StackState, place: StackPlace): StackView {
  const purposes = purposesIn(state.template)
  const parts = state.resources
    .map((resource) => resourceView(resource, state.name, place, purposes.get(resource.logicalId)))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  return { ...state, ...place, parts }
}

const resourceView = (
  { logicalId, physicalId, type, arn, status, reason, updatedAt, retained }: StackResource,
  stack: string,
  { environmentId, projectId, region }: StackPlace,
  purpose: Purpose | undefined,
): ResourceView => ({
  id: resourceId(environmentId, stack, logicalId),
  projectId,
  logicalId,
  physicalId,
  type,
  status: retained === true ? 'RETAINED' : status,
  updatedAt: new Date(updatedAt),
  ...(arn !== undefined && { arn }),
  consoleUrl: region === undefined ? undefined : consoleUrl({ region, type, physicalId }),
  ...(reason !== undefined && { statusReason: reason }),
  ...(retained !== true && purpose),
})

/** The number of a stack tells it from its siblings. */
const resourceId = (environmentId: string, stack: string, logicalId: string): string =>
  idInEnvironment('res', environmentId, `${stack.slice(stack.lastIndexOf('-') + 1)}.${logicalId}`)

interface Purpose {
  readonly role?: ResourceRole
  readonly route?: string
}

/** What each resource is for: the compiler writes it into the template. */
function purposesIn(text: string): ReadonlyMap<string, Purpose> {
  // The template is one that the compiler has made.
  const { Resources } = JSON.parse(text) as Pick<Template, 'Resources'>
  return new Map(
    Object.entries(Resources).map(([logicalId, { Metadata }]) => {
      const { role, route } = Object(Metadata?.routo) as { readonly role?: unknown; readonly route?: unknown }
      const known = roles.find((one) => one === role)
      return [logicalId, { ...(known && { role: known }), ...(typeof route === 'string' && { route }) }]
    }),
  )
}

/** The resource that made a deployment fail, as it was then. */
export const causeView = ({ environmentId, projectId }: DeploymentRecord, cause: CauseRecord): ResourceView => ({
  id: resourceId(environmentId, cause.stack, cause.logicalId),
  projectId,
  logicalId: cause.logicalId,
  type: cause.type ?? '',
  status: cause.status,
  ...(cause.physicalId !== undefined && { physicalId: cause.physicalId }),
  ...(cause.reason !== undefined && { statusReason: cause.reason }),
})

export const routeOf = ({ projectId, route }: Pick<ResourceView, 'projectId' | 'route'>) =>
  route === undefined ? null : { id: idWithin('rte', projectId, route) }
