import { referencesIn } from '../../../compiler/references.ts'
import { CODE_BUCKET } from '../../../compiler/resources/executor.ts'
import type { Template, TemplateResource, Value } from '../../../compiler/template.ts'
import { isObject } from '../../../runtime/unknown.ts'
import type { StackTemplate } from '../../driver.ts'
import { type Known, resolver } from './intrinsics.ts'
import { kindOf, knownTypes } from './kinds/index.ts'
import { readTemplate } from './read-template.ts'
import type { Owner, Place, Properties, Resource } from './resource.ts'
import { type TemplateProblem, templateProblem } from './template-problem.ts'
import { wavesOf } from './waves.ts'

/** A template, understood: what is to be there. */
export interface Blueprint {
  readonly name: string
  readonly text: string
  readonly template: Template
  readonly resources: readonly Resource[]
  readonly outputs: Readonly<Record<string, string>>
}

/** Value of the parameter that says where the code is; here it lies with the functions. */
const CODE_BUCKET_NAME = 'routo-code'

/**
 * Understands a template. Nothing has to be there for it: names, ARNs and URLs follow from the template alone.
 *
 * @returns everything that the local cloud does not take, where there is any
 */
export function blueprintOf(
  { name, text }: StackTemplate,
  owner: Owner,
  place: Place,
): Blueprint | readonly TemplateProblem[] {
  const template = readTemplate(text)
  if (!('Resources' in template)) return template
  const ordered = wavesOf(template)
  if ('problems' in ordered) return ordered.problems
  const problems: TemplateProblem[] = []
  const refused = new Set<string>()
  const refs = new Map(parametersOf(template))
  const attributes = new Map<string, Readonly<Record<string, string>>>()
  const known: Known = { refs, attributes }
  const resolve = resolver(known, name, problems)

  const build = (logicalId: string, declared: TemplateResource, wave: number): Resource | undefined => {
    const path = ['Resources', logicalId]
    const kind = kindOf(declared.Type)
    if (kind === undefined) {
      problems.push(templateProblem(path, `is of type ${declared.Type}; the local cloud has ${knownTypes.join(', ')}`))
      return undefined
    }
    // What it refers to is refused itself, and that is told already.
    if (referencesIn(declared.Properties).some((id) => refused.has(id))) return undefined
    const before = problems.length
    const properties = resolve(declared.Properties, [...path, 'Properties'])
    if (problems.length === before) {
      kind.shape(properties, [...path, 'Properties'], (problem) =>
        problems.push(templateProblem(problem.path, problem.message)),
      )
    }
    if (problems.length > before) return undefined
    const unnamed = { stack: name, logicalId, type: declared.Type, properties: properties as Properties } // an object, as its shape says
    const physicalId = kind.physicalId(unnamed)
    refs.set(logicalId, kind.ref?.(physicalId, place) ?? physicalId)
    attributes.set(logicalId, kind.attributes(physicalId, place, unnamed.properties))
    return { ...unnamed, physicalId, ...rest(declared), owner, wave }
  }

  const resources = ordered.waves.flatMap((declarations, wave) =>
    declarations.flatMap(([logicalId, declared]) => {
      const resource = build(logicalId, declared, wave)
      if (resource === undefined) refused.add(logicalId)
      return resource ?? []
    }),
  )
  const outputs = Object.entries(template.Outputs ?? {}).map(([id, { Value }]) => {
    const value = problems.length > 0 ? '' : resolve(Value, ['Outputs', id, 'Value'])
    return [id, String(value)] as const
  })
  return problems.length > 0 ? problems : { name, text, template, resources, outputs: Object.fromEntries(outputs) }
}

const parametersOf = ({ Parameters = {} }: Partial<Template>): readonly (readonly [string, string])[] =>
  Object.entries(Parameters).map(([name, { Default = '' }]) => [
    name,
    name === CODE_BUCKET ? CODE_BUCKET_NAME : Default,
  ])

function rest({ Metadata, DeletionPolicy, UpdateReplacePolicy }: TemplateResource): Pick<Resource, 'route' | 'retain'> {
  const routo: Value | undefined = Metadata?.routo
  const route = isObject(routo) ? routo.route : undefined
  return {
    ...(typeof route === 'string' && { route }),
    retain: {
      removed: DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate',
      replaced: UpdateReplacePolicy === 'Retain',
    },
  }
}
