import type { Value } from '../../../compiler/template.ts'

/** Properties of a resource, with all references resolved. */
export type Properties = Readonly<Record<string, Value>>

/** Whose resource it is, and by which deployment: what records of its executor say. */
export interface Owner {
  readonly environmentId: string
  readonly deploymentId: string
  readonly revision: number
}

/** A resource as a template has it, in full. Plain values: it is kept in the journal. */
export interface Resource {
  readonly stack: string
  readonly logicalId: string
  readonly type: string
  /** Another one means another resource: what cannot be changed in place is part of it. */
  readonly physicalId: string
  readonly properties: Properties
  /** Route that it belongs to, unless several share it. */
  readonly route?: string
  /** Whether its stack lets go of it instead of deleting it. */
  readonly retain: { readonly removed: boolean; readonly replaced: boolean }
  readonly owner: Owner
  /** Behind all that it refers to: resources are made in the order of their waves. */
  readonly wave: number
}

/** Where the cloud can be reached; part of the URLs of queues and APIs. */
export interface Place {
  /** `http://127.0.0.1:4566` */
  readonly origin: string
}
