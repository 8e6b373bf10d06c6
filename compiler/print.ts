import { functionsOf } from '../runtime/route/functions-of.ts'
import type { RouteDocument } from '../runtime/route/route.ts'
import { callsOf } from './print/calls.ts'
import { createImports, type Imports } from './print/imports.ts'
import { flat, hasTable, layOut, WIDTH } from './print/layout.ts'
import { literal } from './print/literal.ts'

/**
 * Writes documents as the `routes.ts` that makes them: `evaluate` gives the same documents again. The same documents
 * give the same text.
 *
 * @example print({ name: 'A', from: { uri: 'queue:In' }, steps: [], to: [{ uri: 'queue:Out' }], options: {} })
 */
export function print(documents: RouteDocument | readonly RouteDocument[]): string {
  const all = [documents].flat()
  const imports = createImports(all.filter(isWritable).flatMap(functionsOf))
  if (all.length === 0) return `${imports.text}\n\nexport default []\n`
  const elements = all.map((document) => `  ${element(document, imports)},\n`)
  return `${imports.text}\n\nexport default [\n${elements.join('')}]\n`
}

const INDENT = 2

/** The route as an element of a list: on one line; where it is too long, one call per line. */
export function element(document: RouteDocument, { nameOf }: Pick<Imports, 'nameOf'>): string {
  if (!isWritable(document)) return layOut(literal(document), INDENT, 1)
  const calls = callsOf(document, nameOf)
  const line = calls.map(flat).join('')
  if (INDENT + line.length + 1 <= WIDTH && !calls.some(hasTable)) return line
  const [start, ...others] = calls
  const lines = others.map((call) => `\n${' '.repeat(2 * INDENT)}${layOut(call, 2 * INDENT, 1)}`)
  return layOut(start ?? '', INDENT) + lines.join('')
}

/** The builder has no words for some documents; `check` refuses them, but until then they are written out as they are. */
export function isWritable(document: RouteDocument): boolean {
  const { steps, to } = document
  const branch = steps.findIndex(({ kind }) => kind === 'branch')
  if (branch >= 0 && (branch < steps.length - 1 || to.length > 0)) return false
  // A module cannot import from itself what only its old text exports.
  return functionsOf(document).every(({ module }) => !/^\.\/routes\.m?[jt]s$/.test(module))
}
