/** What the canvas needs of `ProjectCheck`. */
export interface CheckedProject {
  readonly diagnostics: readonly Found[]
  readonly routes: readonly CheckedRoute[]
  readonly processors: readonly ProcessorModule[]
}

/** A diagnostic. */
export interface Found {
  readonly severity: 'ERROR' | 'WARNING' | 'INFO'
  readonly code: string
  readonly message: string
  readonly route?: string | null | undefined
  readonly step?: string | null | undefined
  readonly range?: Range | null | undefined
}

export interface CheckedRoute {
  readonly name: string
  /** Null where it is made by code, and can be changed only there. */
  readonly range?: Range | null | undefined
  readonly from: Placed
  readonly to: readonly Placed[]
  readonly steps: readonly { readonly rules: readonly Placed[]; readonly otherwise?: Placed | null | undefined }[]
  /** A `RouteDocument`. */
  readonly document: unknown
}

interface Placed {
  readonly range?: Range | null | undefined
}

interface Range {
  readonly path: string
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** A module that routes can take functions from. */
export interface ProcessorModule {
  readonly path: string
  readonly exports: readonly string[]
}

/** Whether a place lies in another one. */
export const isWithin = (inner: Range, outer: Range): boolean =>
  inner.path === outer.path &&
  !isBefore(inner.startLine, inner.startColumn, outer.startLine, outer.startColumn) &&
  !isBefore(outer.endLine, outer.endColumn, inner.endLine, inner.endColumn)

const isBefore = (line: number, column: number, otherLine: number, otherColumn: number): boolean =>
  line < otherLine || (line === otherLine && column < otherColumn)
