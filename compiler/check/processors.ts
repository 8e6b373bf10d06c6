import { functionsOfStep } from '../../runtime/route/functions-of.ts'
import type { FunctionRef } from '../../runtime/route/route.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { didYouMean } from '../did-you-mean.ts'
import { commonJsHint, createExportReader, type ExportReader } from '../evaluate/exports.ts'
import { textOf } from '../evaluate/module-path.ts'
import type { EvaluatedRoute, ProjectFiles } from '../project.ts'
import { type Place, placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** Every function a route refers to can be found, and is none that visibly is something else. */
export function processors({ routes, files }: CheckedProject): Diagnostic[] {
  const reader = createExportReader(files)
  return routes.flatMap((route) =>
    placedReferences(route).flatMap(({ ref, place }) => checkReference(ref, place, files, reader)),
  )
}

function placedReferences(route: EvaluatedRoute): { readonly ref: FunctionRef; readonly place: Place }[] {
  const { steps, respond } = route.document
  const places = placesOf(route)
  return [
    ...steps.flatMap((step, index) => functionsOfStep(step).map((ref) => ({ ref, place: places.step(index) }))),
    ...(respond === undefined ? [] : [{ ref: respond, place: places.respond }]),
  ]
}

function checkReference(ref: FunctionRef, place: Place, files: ProjectFiles, reader: ExportReader): Diagnostic[] {
  const path = ref.module.slice('./'.length)
  if (textOf(files, path) === undefined) {
    const modules = Object.keys(files).map((file) => `./${file}`)
    const message = `The project has no module "${ref.module}".${didYouMean(ref.module, modules)}`
    return [diagnostic('MODULE_NOT_FOUND', message, place)]
  }
  const exports = reader.exportsOf(path)
  if ('severity' in exports) return [{ ...place, ...exports }]
  const value = exports.values.get(ref.export)
  if (value !== undefined) {
    const message = `"${ref.export}" of "${ref.module}" is ${value}, where a function is expected. Name a function that it exports.`
    return [diagnostic('NOT_A_PROCESSOR', message, place)]
  }
  if (exports.open || exports.names.includes(ref.export)) return []
  const hint = exports.isCommonJs ? commonJsHint : didYouMean(ref.export, exports.names)
  const message = `"${ref.module}" has no export "${ref.export}".${hint}`
  return [diagnostic('EXPORT_NOT_FOUND', message, place)]
}
