import type { Value } from '../../../../compiler/template.ts'

/** Without intrinsic functions. */
export type Properties = Readonly<Record<string, Value>>

export interface ResourceRequest {
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE'
  readonly type: string
  readonly logicalId: string
  readonly stack: string
  readonly properties: Properties
  readonly physicalId: string
}

/**
 * Makes something real of what a template holds; what it throws is the reason for which the resource fails. What it answers goes in the
 * place of what the double would have made up.
 */
export type ResourceHook = (request: ResourceRequest) => Promise<MadeResource | undefined>

export interface MadeResource {
  readonly physicalId?: string
  readonly attributes?: Readonly<Record<string, string>>
}
