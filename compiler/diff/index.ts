import type { Resources, Template, TemplateResource } from '../template.ts'
import { type DataLoss, dataLossOf } from './data-loss.ts'
import { isBroadened } from './grants.ts'
import { type PropertyChange, propertyChanges } from './properties.ts'
import { replacementsOf } from './replacement.ts'

/** What a deployment will do to one resource. */
export interface Change extends DataLoss {
  readonly action: 'CREATE' | 'UPDATE' | 'REPLACE' | 'REMOVE'
  readonly logicalId: string
  readonly type: string
  readonly route?: string
  /** Of an update or a replacement: what is different, sorted by path. */
  readonly properties: readonly PropertyChange[]
  /** Why it cannot be changed in place. */
  readonly replacementReason?: string
  /** Someone may do something that nobody of this resource's could before. */
  readonly iamBroadened: boolean
}

/**
 * What changes from one template of a shard to the next, sorted by logical id; nothing where nothing changes. Made for
 * the resource types that `emit` uses. `before` is absent for a first deployment, `after` for the end of a shard.
 */
export function diff(before: Template | undefined, after: Template | undefined): readonly Change[] {
  const old = before?.Resources ?? {}
  const next = after?.Resources ?? {}
  const reasons = replacementsOf(old, next)
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .sort()
    .flatMap((logicalId) => changeOf(logicalId, own(old, logicalId), own(next, logicalId), reasons) ?? [])
}

const own = (resources: Resources, logicalId: string): TemplateResource | undefined =>
  Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined

function changeOf(
  logicalId: string,
  before: TemplateResource | undefined,
  after: TemplateResource | undefined,
  reasons: ReadonlyMap<string, string>,
): Change | undefined {
  const resource = after ?? before
  if (resource === undefined) return undefined
  const replacementReason = reasons.get(logicalId)
  const properties = before && after ? propertyChanges(before, after, new Set(reasons.keys())) : []
  const action = actionOf(before, after, replacementReason)
  if (action === 'UPDATE' && properties.length === 0) return undefined
  const route = routeOf(resource)
  return {
    action,
    logicalId,
    type: resource.Type,
    ...(route !== undefined && { route }),
    properties,
    ...(replacementReason !== undefined && { replacementReason }),
    ...dataLossOf(before, after, replacementReason !== undefined),
    iamBroadened: isBroadened(before, after),
  }
}

function actionOf(
  before: TemplateResource | undefined,
  after: TemplateResource | undefined,
  replacementReason: string | undefined,
): Change['action'] {
  if (before === undefined) return 'CREATE'
  if (after === undefined) return 'REMOVE'
  return replacementReason === undefined ? 'UPDATE' : 'REPLACE'
}

function routeOf({ Metadata }: TemplateResource): string | undefined {
  const routo = Metadata?.routo
  if (typeof routo !== 'object' || !('route' in routo)) return undefined
  return String(routo.route)
}
