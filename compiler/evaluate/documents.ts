import { diagnostic } from '../diagnostic.ts'
import type { RouteOrigin } from '../project.ts'
import { type Evaluation, failed, tooManyRoutes } from './evaluation.ts'
import { type JsonFile, parseJsonFile } from './json-file.ts'
import type { EvaluationLimits } from './limits.ts'
import { readDocument, together } from './read-element.ts'

/** The routes of a `routes.json`: a list of documents. */
export function documentsOfJson(path: string, text: string, limits: EvaluationLimits): Evaluation {
  const file = parseJsonFile(path, text)
  if ('problem' in file) return failed(file.problem)
  if (!Array.isArray(file.value)) {
    return failed(diagnostic('NOT_A_ROUTE', `${path} must hold a list of route documents: [{ "name": …, "from": … }].`))
  }
  if (file.value.length > limits.routes) return tooManyRoutes(file.value.length, limits.routes)
  return together(
    file.value.map((value, index) =>
      readDocument(value, originIn(file, index, value), `element ${index + 1} of ${path}`),
    ),
  )
}

function originIn({ rangeAt }: JsonFile, index: number, value: unknown): RouteOrigin {
  const [name, from, respond] = [
    rangeAt([index, 'name']) ?? rangeAt([index]),
    rangeAt([index, 'from']),
    rangeAt([index, 'respond']),
  ]
  return {
    ...(name && { name }),
    ...(from && { from }),
    steps: lengths(value, 'steps').map((step) => rangeAt([index, 'steps', step])),
    to: lengths(value, 'to').map((target) => rangeAt([index, 'to', target])),
    ...(respond && { respond }),
  }
}

/** Indexes of a list in a value that may be anything yet. */
function lengths(value: unknown, key: 'steps' | 'to'): number[] {
  const list = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return Array.isArray(list) ? [...list.keys()] : []
}
