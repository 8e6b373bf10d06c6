import { isList } from '../../../../compiler/references.ts'
import type { Value } from '../../../../compiler/template.ts'
import type { Blueprint, Resource, Stack, World } from '../world.ts'

type Resources = ReadonlyMap<string, Pick<Resource, 'physicalId' | 'attributes'>>

/** Puts values in the place of intrinsic functions; what is not there yet stays as it is written. */
export function resolver(
  world: World,
  stack: Pick<Stack, 'id' | 'name'>,
  { parameters }: Blueprint,
  resources: Resources,
) {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': world.account,
    'AWS::Partition': 'aws',
    'AWS::Region': world.region,
    'AWS::StackId': stack.id,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const refOf = (name: string): string | undefined =>
    pseudo[name] ?? parameters[name] ?? resources.get(name)?.physicalId
  const attributeOf = (id: string, name: string): string | undefined => {
    const resource = resources.get(id)
    // What the double does not know of a type, it makes up.
    return resource === undefined ? undefined : (resource.attributes[name] ?? `${resource.physicalId}.${name}`)
  }
  const inText = (text: string): string =>
    text.replace(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`
      const [id = '', ...attribute] = name.split('.')
      return (attribute.length === 0 ? refOf(id) : attributeOf(id, attribute.join('.'))) ?? whole
    })

  const functions: Readonly<Record<string, (argument: Value) => Value | undefined>> = {
    Ref: (name) => refOf(String(name)),
    'Fn::GetAtt': (argument) => (isList(argument) ? attributeOf(String(argument[0]), String(argument[1])) : undefined),
    'Fn::Sub': (argument) => (typeof argument === 'string' ? inText(argument) : undefined),
    'Fn::Join': (argument) => {
      const [separator, list] = isList(argument) ? argument : []
      const items = list === undefined ? undefined : resolve(list)
      return items !== undefined && isList(items) ? items.join(String(separator)) : undefined
    },
  }

  function resolve(value: Value): Value {
    if (typeof value !== 'object') return value
    if (isList(value)) return value.map(resolve)
    const entries = Object.entries(value)
    const [[name, argument] = ['', '']] = entries
    if (entries.length === 1 && Object.hasOwn(functions, name)) return functions[name]?.(argument) ?? value
    return Object.fromEntries(entries.map(([key, item]) => [key, resolve(item)]))
  }
  return resolve
}

/** The outputs of a stack as it stands. */
export function outputsOf(world: World, stack: Stack, blueprint: Blueprint): Readonly<Record<string, string>> {
  const resolve = resolver(world, stack, blueprint, stack.resources)
  return Object.fromEntries(
    Object.entries(blueprint.template.Outputs ?? {}).map(([name, { Value }]) => [name, String(resolve(Value))]),
  )
}
