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
  const at = (...path: readonly (string | number)[]) => rangeAt([index, ...path])
  const steps = listIn(value, 'steps')
  const branch = steps.findIndex((step) => listIn(step, 'rules').length > 0)
  const [whole, from, respond, otherwise] = [at(), at('from'), at('respond'), at('steps', branch, 'otherwise')]
  const name = at('name') ?? whole
  const rules = listIn(steps[branch], 'rules').flatMap((_, rule) => at('steps', branch, 'rules', rule) ?? [])
  return {
    ...(name && { name }),
    ...(from && { from }),
    steps: steps.map((_, step) => at('steps', step)),
    to: listIn(value, 'to').map((_, target) => at('to', target)),
    ...(rules.length > 0 && { rules }),
    ...(otherwise && { otherwise }),
    ...(respond && { respond }),
    ...(whole && { whole }),
  }
}

/** A list in a value that may be anything yet. */
function listIn(value: unknown, key: 'steps' | 'to' | 'rules'): readonly unknown[] {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return Array.isArray(list) ? list : []
}
