import type { AwsOptions } from '../../compiler/aws-options.ts'
import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import { isList } from '../../compiler/references.ts'
import type { Template, TemplateResource, Value } from '../../compiler/template.ts'
import type { Built } from '../../runtime/route/builder.ts'
import { documentsOf } from './documents.ts'

/** The template of a few routes, in project `acme`, environment `dev`. */
export const templateOf = (...routes: readonly Built[]): Template => templateOnAws(undefined, ...routes)

/** The same for AWS, with these options. */
export function templateOnAws(aws: AwsOptions | undefined, ...routes: readonly Built[]): Template {
  const { templates, diagnostics } = emit(plan(documentsOf(...routes), { project: 'acme', environment: 'dev' }), {
    codeKey: 'code/abc.zip',
    variables: {},
    ...(aws !== undefined && { aws }),
  })
  const [first] = templates
  if (first === undefined || templates.length > 1 || diagnostics.length > 0)
    throw new Error('expected one good template')
  return first.template
}

/** A resource that must be there. */
export function resourceOf({ Resources }: Template, id: string): TemplateResource {
  const resource = Resources[id]
  if (resource === undefined) throw new Error(`no ${id} among ${Object.keys(Resources).join(', ')}`)
  return resource
}

/** One statement of any policy of a template, every element as a list of texts. */
export interface FlatStatement {
  readonly owner: string
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly principals: readonly string[]
}

/** Every statement of every role, queue policy and bucket policy. */
export const statementsOf = ({ Resources }: Template): readonly FlatStatement[] =>
  Object.entries(Resources).flatMap(([owner, { Properties }]) => documentsIn(Properties).map(flat(owner)))

function documentsIn(value: Value): readonly Readonly<Record<string, Value>>[] {
  if (typeof value !== 'object') return []
  if (isList(value)) return value.flatMap(documentsIn)
  if (value.Version === '2012-10-17' && value.Statement !== undefined && isList(value.Statement)) {
    return value.Statement.flatMap((statement) =>
      typeof statement === 'object' && !isList(statement) ? [statement] : [],
    )
  }
  return Object.values(value).flatMap(documentsIn)
}

const flat =
  (owner: string) =>
  ({ Effect = '', Action, Resource, Principal }: Readonly<Record<string, Value>>): FlatStatement => ({
    owner,
    effect: String(Effect),
    actions: texts(Action),
    resources: texts(Resource),
    principals: texts(Principal),
  })

/** Strings, and the text of intrinsic functions. */
function texts(value: Value | undefined): readonly string[] {
  if (value === undefined) return []
  if (typeof value !== 'object') return [String(value)]
  return Object.values(value).flatMap(texts)
}
