import type { Shape } from '../../../../compiler/shape.ts'
import type { Access } from '../../access/access.ts'
import type { Functions } from '../../functions/functions.ts'
import type { Ingress } from '../../ingress/ingress.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Queues } from '../../queues/queues.ts'
import type { Schedules } from '../../schedules/schedules.ts'
import type { Place, Properties, Resource } from '../resource.ts'

/** The parts of the cloud that resources are made in. */
export interface Parts {
  readonly queues: Queues
  readonly objects: Objects
  readonly access: Access
  readonly functions: Functions
  readonly ingress: Ingress
  readonly schedules: Schedules
}

/** What is to be known to name a resource. */
export type Unnamed<P = Properties> = Pick<Resource, 'stack' | 'logicalId' | 'type'> & { readonly properties: P }

type Of<P> = Omit<Resource, 'properties'> & { readonly properties: P }

/**
 * A type of CloudFormation, as the local cloud has it. Putting and removing may be repeated, and give the same: after a crash it is
 * not known how far they came.
 */
export interface Kind<P = Properties> {
  /** Of the properties, references resolved; what the compiler does not write is refused. */
  readonly shape: Shape
  /** Its name is the template's, and may be taken by something that is not of a stack. */
  readonly isNamed?: true
  readonly physicalId: (resource: Unnamed<P>) => string
  /** Value of `Ref`; default: the physical id. */
  readonly ref?: (physicalId: string, place: Place) => string
  /** Values of `Fn::GetAtt`. */
  readonly attributes: (physicalId: string, place: Place, properties: P) => Readonly<Record<string, string>>
  /** Makes or changes it. @throws {CloudError} why it cannot be */
  readonly put: (resource: Of<P>, parts: Parts) => Promise<void>
  readonly remove: (resource: Of<P>, parts: Parts) => Promise<void>
  /** The properties that it has now, in the words of the template; undefined when it is not there. */
  readonly live: (resource: Of<P>, parts: Parts) => object | undefined
  /** What is in it: `3 messages`; undefined when that is nothing. Of kinds that hold data. */
  readonly contents?: (resource: Of<P>, parts: Parts) => string | undefined
}

/** A kind, for whoever knows no more of a resource than that its properties have the kind's shape. */
// biome-ignore lint/suspicious/noExplicitAny: no other type takes the functions of all kinds
export const kind = <P>(definition: Kind<P>): Kind => definition as Kind<any>
