import { type ArrayExpression, parseExpressionAt } from 'acorn'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { tryParse } from '../../runtime/unknown.ts'
import { elementsOf, type RouteElement } from '../evaluate/route-elements.ts'
import { type EditProblem, editProblem } from './edit.ts'
import { addition, type Replacement, removal } from './lists.ts'

/** A `routes.json` with one document in the place of that of its name, or behind the last one. */
export function saveInJson(text: string, document: RouteDocument): readonly Replacement[] | EditProblem {
  const list = listIn(text)
  if (list === undefined) return noList
  const code = { code: text, comments: [] }
  const found = elementNamed(document.name, elementsOf(list, code))
  if (found === undefined) return addition(list, indented(document), code, { trailingComma: false })
  if ('problem' in found) return found
  const { start, end } = found.node
  return [{ start, end, text: indented(document) }]
}

export function removeFromJson(text: string, name: string): readonly Replacement[] | EditProblem {
  const list = listIn(text)
  if (list === undefined) return noList
  const code = { code: text, comments: [] }
  const found = elementNamed(name, elementsOf(list, code))
  if (found === undefined)
    return editProblem(`There is no route "${name}".`, 'Look at the routes there are.', { isMissing: true })
  return 'problem' in found ? found : removal(found, code)
}

const noList = editProblem('routes.json holds no list of documents.', 'Change the file itself, and push it.')

const indented = (document: RouteDocument): string => JSON.stringify(document, null, 2).replaceAll('\n', '\n  ')

/** JSON is a subset of JavaScript's expressions. */
function listIn(text: string): ArrayExpression | undefined {
  const json = text.replace(/^\uFEFF/, ' ')
  if (!Array.isArray(tryParse(json))) return undefined
  const root = parseExpressionAt(json, 0, { ecmaVersion: 'latest', locations: true })
  return root.type === 'ArrayExpression' ? root : undefined
}

function elementNamed(name: string, elements: readonly RouteElement[]): RouteElement | EditProblem | undefined {
  const [found, ...others] = elements.filter((element) => element.name === name)
  return others.length === 0 ? found : editProblem(`There are ${others.length + 1} routes "${name}".`, 'Remove one.')
}
