import { referencesIn } from '../../../compiler/references.ts'
import type { Template, TemplateResource } from '../../../compiler/template.ts'
import { type TemplateProblem, templateProblem } from './template-problem.ts'

/**
 * Resources by logical id, in waves: what a resource refers to, or depends on, is in an earlier one. Or what stands in the way of that: a
 * reference to nothing, or a circle.
 */
export function wavesOf({
  Resources,
  Parameters = {},
}: Pick<Template, 'Resources'> & Partial<Template>):
  | { readonly waves: readonly (readonly (readonly [logicalId: string, resource: TemplateResource])[])[] }
  | { readonly problems: readonly TemplateProblem[] } {
  const needs = new Map(Object.entries(Resources).map(([id, resource]) => [id, needsOf(resource, Parameters)]))
  const dangling = [...needs].flatMap(([id, ids]) =>
    [...ids].filter((needed) => !needs.has(needed)).map((needed) => nowhere(id, needed)),
  )
  if (dangling.length > 0) return { problems: dangling }
  const waves: (readonly [string, TemplateResource])[][] = []
  while (needs.size > 0) {
    const ready = Object.entries(Resources).filter(([id]) => needs.get(id)?.size === 0)
    if (ready.length === 0) return { problems: [circle([...needs.keys()])] }
    for (const [id] of ready) needs.delete(id)
    for (const ids of needs.values()) for (const [id] of ready) ids.delete(id)
    waves.push(ready)
  }
  return { waves }
}

function needsOf({ Properties, DependsOn = [] }: TemplateResource, parameters: Template['Parameters']): Set<string> {
  const referred = referencesIn(Properties).filter((id) => !Object.hasOwn(parameters, id))
  return new Set([...referred, ...(typeof DependsOn === 'string' ? [DependsOn] : DependsOn)])
}

const nowhere = (id: string, needed: string): TemplateProblem =>
  templateProblem(['Resources', id], `refers to ${needed}, which is not in the template`)

const circle = (ids: readonly string[]): TemplateProblem =>
  templateProblem(['Resources'], `${ids.join(', ')} wait for one another: the references make a circle`)
