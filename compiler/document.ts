import type { RouteDocument } from '../runtime/route/route.ts'
import { documentShape } from './document-shape.ts'
import type { ShapeProblem } from './shape.ts'

/** The value as a route document, or everything that is wrong with its shape. */
export function parseDocument(value: unknown): RouteDocument | readonly ShapeProblem[] {
  const problems: ShapeProblem[] = []
  documentShape(value, [], (problem) => problems.push(problem))
  // The shape is that of the type, property by property.
  return problems.length === 0 ? (value as RouteDocument) : problems
}

const MAX_PATH_PARTS = 12

/** A JSON pointer in the words of a message: `steps/0/processor`; a long one is cut. */
export const pathText = (path: readonly (string | number)[]): string =>
  path.slice(0, MAX_PATH_PARTS).join('/') + (path.length > MAX_PATH_PARTS ? '/…' : '')
