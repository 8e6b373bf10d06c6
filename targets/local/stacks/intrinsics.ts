import { isList } from '../../../compiler/references.ts'
import type { Value } from '../../../compiler/template.ts'
import { account, partition, region, urlSuffix } from '../place.ts'
import { type TemplateProblem, templateProblem } from './template-problem.ts'

/** What references stand for. */
export interface Known {
  /** By parameter or logical id. */
  readonly refs: ReadonlyMap<string, string>
  /** By logical id. */
  readonly attributes: ReadonlyMap<string, Readonly<Record<string, string>>>
}

const pseudo: Readonly<Record<string, string>> = {
  'AWS::AccountId': account,
  'AWS::Partition': partition,
  'AWS::Region': region,
  'AWS::URLSuffix': urlSuffix,
}

type Path = readonly (string | number)[]
type Resolve = (argument: Value, path: Path) => Value | undefined

/**
 * Puts values in the place of intrinsic functions.
 *
 * @param stackName value of `AWS::StackName`
 * @param problems takes what cannot be resolved; its place in the result is empty then
 */
export function resolver({ refs, attributes }: Known, stackName: string, problems: TemplateProblem[]) {
  const wrong = (path: Path, message: string): undefined => {
    problems.push(templateProblem(path, message))
  }

  const refOf = (name: string): string | undefined => {
    if (name === 'AWS::StackName') return stackName
    return Object.hasOwn(pseudo, name) ? pseudo[name] : refs.get(name)
  }

  const attributeOf = (id: string, name: string): string | undefined => {
    const known = attributes.get(id)
    return known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined
  }

  /** What stands between `${` and `}`. */
  const placeholder = (name: string): string | undefined => {
    const [id = '', ...attribute] = name.split('.')
    return attribute.length === 0 ? refOf(name) : attributeOf(id, attribute.join('.'))
  }

  const functions: Readonly<Record<string, Resolve>> = {
    Ref: (name, path) =>
      (typeof name === 'string' ? refOf(name) : undefined) ??
      wrong(path, `refers to ${JSON.stringify(name)}, which is nothing that can be referred to`),
    'Fn::GetAtt': (argument, path) => {
      const [id, name] = isList(argument) ? argument : []
      const value = typeof id === 'string' && typeof name === 'string' ? attributeOf(id, name) : undefined
      return (
        value ?? wrong(path, `asks for ${JSON.stringify(argument)}, which is no attribute that the local cloud has`)
      )
    },
    'Fn::Sub': (argument, path) => {
      if (typeof argument !== 'string') return wrong(path, 'takes one text here')
      return argument.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
        if (literal !== '') return `\${${name}}`
        return placeholder(name) ?? wrong(path, `asks for ${name}, which the local cloud does not have`) ?? ''
      })
    },
    'Fn::Join': (argument, path) => {
      const [separator, list] = isList(argument) ? argument : []
      const texts = list === undefined ? undefined : resolve(list, path)
      return typeof separator === 'string' && texts !== undefined && isList(texts)
        ? texts.join(separator)
        : wrong(path, 'takes a separator and a list')
    },
  }

  /** A value without intrinsic functions. */
  function resolve(value: Value, path: Path): Value | undefined {
    if (typeof value !== 'object') return value
    if (isList(value)) return value.flatMap((item, index) => resolve(item, [...path, index]) ?? [])
    const entries = Object.entries(value)
    const [[name, argument] = ['', '']] = entries
    if (entries.length === 1 && Object.hasOwn(functions, name)) return functions[name]?.(argument, [...path, name])
    if (entries.some(([key]) => key.startsWith('Fn::'))) {
      return wrong(path, `uses ${name}; the local cloud knows ${Object.keys(functions).join(', ')}`)
    }
    return Object.fromEntries(
      entries.flatMap(([key, item]) => {
        const resolved = resolve(item, [...path, key])
        return resolved === undefined ? [] : [[key, resolved]]
      }),
    )
  }
  return resolve
}
