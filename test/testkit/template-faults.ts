import { referencesIn } from '../../compiler/references.ts'
import type { Resources, Template, TemplateResource } from '../../compiler/template.ts'

/** What is wrong with a template in itself, in words; every template we make has none. */
export const templateFaults = (template: Template): readonly string[] => [
  ...unknownReferences(template),
  ...circles(template.Resources),
  ...shortVisibility(template.Resources),
  ...withoutPolicy(template.Resources),
  ...deletedWithTheirData(template.Resources),
]

function unknownReferences({ Resources, Parameters, Outputs = {} }: Template): readonly string[] {
  const known = new Set([...Object.keys(Resources), ...Object.keys(Parameters)])
  const referred = [
    ...Object.values(Resources).flatMap((resource) => [...prerequisitesOf(resource)]),
    ...Object.values(Outputs).flatMap(({ Value }) => referencesIn(Value)),
  ]
  return referred.filter((id) => !known.has(id)).map((id) => `${id} is referred to but not there`)
}

function circles(resources: Resources): readonly string[] {
  const open = new Map(Object.entries(resources).map(([id, resource]) => [id, prerequisitesOf(resource)]))
  for (let before = -1; before !== open.size; ) {
    before = open.size
    for (const [id, needs] of open) if (![...needs].some((need) => open.has(need))) open.delete(id)
  }
  return [...open.keys()].map((id) => `${id} waits for itself in a circle`)
}

/** AWS asks for six times the timeout of the function, and the batch window. */
function shortVisibility(resources: Resources): readonly string[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::Lambda::EventSourceMapping') return []
    const [queue = ''] = referencesIn(Properties.EventSourceArn ?? '')
    const [executor = ''] = referencesIn(Properties.FunctionName ?? '')
    const timeoutS = Number(resources[executor]?.Properties.Timeout)
    if (resources[queue] === undefined) return []
    const visibilityS = Number(resources[queue].Properties.VisibilityTimeout)
    const enough = visibilityS >= 6 * timeoutS + Number(Properties.MaximumBatchingWindowInSeconds)
    return enough
      ? []
      : [`${queue} hides a message for ${visibilityS} s from ${executor}, which may take ${timeoutS} s`]
  })
}

const isStore = (type: string): boolean => type === 'AWS::SQS::Queue' || type === 'AWS::S3::Bucket'

function withoutPolicy(resources: Resources): readonly string[] {
  return Object.entries(resources).flatMap(([id, { Type }]) => {
    const policy = JSON.stringify(resources[`${id}Policy`]?.Properties.PolicyDocument ?? '')
    return isStore(Type) && !policy.includes('DenyInsecureTransport')
      ? [`${id} does not refuse requests without TLS`]
      : []
  })
}

const deletedWithTheirData = (resources: Resources): readonly string[] =>
  Object.entries(resources).flatMap(([id, { Type, DeletionPolicy, UpdateReplacePolicy }]) =>
    isStore(Type) && (DeletionPolicy !== 'RetainExceptOnCreate' || UpdateReplacePolicy !== 'Retain')
      ? [`${id} is deleted with what it holds`]
      : [],
  )

/** Logical ids of what must be made before the resource: what it refers to or depends on. */
const prerequisitesOf = ({ Properties, DependsOn = [] }: TemplateResource): ReadonlySet<string> =>
  new Set([...referencesIn(Properties), ...(typeof DependsOn === 'string' ? [DependsOn] : DependsOn)])
