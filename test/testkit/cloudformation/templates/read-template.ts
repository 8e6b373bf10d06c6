import { referencesIn } from '../../../../compiler/references.ts'
import type { Template, TemplateResource } from '../../../../compiler/template.ts'
import { invalid, Refusal } from '../protocol/answers.ts'
import { type Form, flagIn, formsIn, textIn, textsIn } from '../protocol/form.ts'
import type { Blueprint, World } from '../world.ts'

const MOST_INLINE_BYTES = 51_200
const MOST_BYTES = 1_000_000
const MOST_RESOURCES = 500

/** Reads what a call says a stack is to be. */
export async function readBlueprint(world: World, form: Form, before: Blueprint | undefined): Promise<Blueprint> {
  const text = flagIn(form, 'UsePreviousTemplate') && before !== undefined ? before.text : await textOf(world, form)
  const template = readTemplate(text)
  const capabilities = textsIn(form, 'Capabilities')
  demandCapabilities(template, capabilities)
  return {
    text,
    template,
    parameters: parametersOf(template, form, before),
    tags: form.Tags === undefined ? (before?.tags ?? {}) : tagsIn(form),
    capabilities,
    roleArn: textIn(form, 'RoleARN') ?? before?.roleArn,
  }
}

/** The text of a template, from the call itself or from where it points to. */
export async function textOf(world: World, form: Form): Promise<string> {
  const body = textIn(form, 'TemplateBody')
  const url = textIn(form, 'TemplateURL')
  if (body !== undefined && url === undefined) {
    if (Buffer.byteLength(body) <= MOST_INLINE_BYTES) return body
    throw invalid(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MOST_INLINE_BYTES}`,
    )
  }
  if (url === undefined || body !== undefined) {
    throw invalid('Either Template URL or Template Body must be specified.')
  }
  const [bucket, key] = objectAt(url)
  const object = await world.readObject?.(bucket, key)
  if (object === undefined) {
    throw invalid(
      'S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    )
  }
  if (object.length > MOST_BYTES) throw invalid(`Template may not exceed ${MOST_BYTES} bytes in size.`)
  return Buffer.from(object).toString()
}

/** Bucket and key of a URL of S3, in either of its styles. */
function objectAt(url: string): readonly [bucket: string, key: string] {
  if (!URL.canParse(url)) throw invalid('TemplateURL must be a supported URL.')
  const { hostname, pathname } = new URL(url)
  const path = decodeURIComponent(pathname.slice(1))
  const [, bucket] = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?$/.exec(hostname) ?? []
  if (bucket !== undefined) return [bucket, path]
  const isPathStyle = /^s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?$/.test(hostname) || hostname === '127.0.0.1'
  const slash = path.indexOf('/')
  if (!isPathStyle || slash < 1) throw invalid('TemplateURL must be a supported URL.')
  return [path.slice(0, slash), path.slice(slash + 1)]
}

/** Understands a template as far as CloudFormation does before it begins. */
export function readTemplate(text: string): Template {
  let template: Template
  try {
    template = JSON.parse(text)
  } catch {
    throw invalid('Template format error: JSON not well-formed.')
  }
  const resources = Object.entries(template.Resources ?? {})
  if (resources.length === 0) throw invalid('Template format error: At least one Resources member must be defined.')
  if (resources.length > MOST_RESOURCES) {
    throw invalid(
      `Template format error: Number of resources, ${resources.length}, is greater than maximum allowed, ${MOST_RESOURCES}`,
    )
  }
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})])
  const dangling = resources.flatMap(([, one]) => needsOf(one)).filter((id) => !known.has(id))
  if (dangling.length > 0) {
    throw invalid(
      `Template format error: Unresolved resource dependencies [${[...new Set(dangling)].join(', ')}] in the Resources block of the template`,
    )
  }
  demandNoCircle(template)
  return template
}

/** Logical ids and parameters that have to be there before a resource. */
export const needsOf = ({ Properties = {}, DependsOn = [] }: TemplateResource): readonly string[] => [
  ...referencesIn(Properties),
  ...(typeof DependsOn === 'string' ? [DependsOn] : DependsOn),
]

function demandNoCircle({ Resources }: Template): void {
  const waiting = new Map(
    Object.entries(Resources).map(([id, one]) => [
      id,
      needsOf(one).filter((needed) => Object.hasOwn(Resources, needed)),
    ]),
  )
  for (let known = -1; known !== waiting.size; ) {
    known = waiting.size
    for (const [id, needs] of waiting) if (!needs.some((needed) => waiting.has(needed))) waiting.delete(id)
  }
  if (waiting.size > 0) throw invalid(`Circular dependency between resources: [${[...waiting.keys()].join(', ')}]`)
}

function demandCapabilities({ Resources }: Template, given: readonly string[]): void {
  const roles = Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'))
  const isNamed = roles.some(({ Properties }) => 'RoleName' in Properties || 'ManagedPolicyName' in Properties)
  const needed = isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'
  if (roles.length === 0 || given.includes('CAPABILITY_NAMED_IAM') || given.includes(needed)) return
  throw new Refusal('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`)
}

function parametersOf(template: Template, form: Form, before: Blueprint | undefined): Readonly<Record<string, string>> {
  const given = new Map(
    formsIn(form, 'Parameters').map((one) => {
      const name = textIn(one, 'ParameterKey') ?? ''
      const previous = flagIn(one, 'UsePreviousValue') ? before?.parameters[name] : undefined
      return [name, previous ?? textIn(one, 'ParameterValue')]
    }),
  )
  const declared = Object.entries(template.Parameters ?? {})
  const strange = [...given.keys()].filter((name) => !declared.some(([known]) => known === name))
  if (strange.length > 0) throw invalid(`Parameters: [${strange.join(', ')}] do not exist in the template`)
  const values = declared.map(([name, { Default }]) => [name, given.get(name) ?? Default] as const)
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name)
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`)
  return Object.fromEntries(values.map(([name, value]) => [name, value ?? '']))
}

const tagsIn = (form: Form): Readonly<Record<string, string>> =>
  Object.fromEntries(formsIn(form, 'Tags').map((tag) => [textIn(tag, 'Key') ?? '', textIn(tag, 'Value') ?? '']))
