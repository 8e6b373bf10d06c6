import type { RouteDocument } from '../runtime/route/route.ts'
import type { SourceRange } from './diagnostic.ts'

/** The files of a project: path from its root (`routes.ts`, `lib/orders.ts`, no leading `./`) to text. */
export type ProjectFiles = Readonly<Record<string, string>>

/** A route with the places in the source it was made at, so that a diagnostic can point at them. */
export interface EvaluatedRoute {
  readonly document: RouteDocument
  readonly origin: RouteOrigin
}

/** Where the parts of a route stand. Absent where that cannot be told, as with a document that code has made. */
export interface RouteOrigin {
  readonly name?: SourceRange
  readonly from?: SourceRange
  /** By position of the step. */
  readonly steps: readonly (SourceRange | undefined)[]
  /** By position of the target. */
  readonly to: readonly (SourceRange | undefined)[]
  readonly respond?: SourceRange
  /** Of the branch that ends the route, in their order, where they are written one by one. */
  readonly rules?: readonly SourceRange[]
  readonly otherwise?: SourceRange
  /** All of the route with the comments right before it, where it stands in a list and can be replaced there. */
  readonly text?: SourceRange
  /** All of the route, where it is written in one piece and has no `text`. */
  readonly whole?: SourceRange
}
