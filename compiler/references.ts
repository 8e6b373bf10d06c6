import type { Value } from './template.ts'

const PLACEHOLDER = /\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\}/g

/** Logical ids that a value refers to by `Ref`, `Fn::GetAtt` and `Fn::Sub`; pseudo parameters are none. */
export function referencesIn(value: Value): readonly string[] {
  if (typeof value !== 'object') return []
  if (isList(value)) return value.flatMap(referencesIn)
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'Ref') return typeof item === 'string' && !item.includes('::') ? [item] : []
    if (key === 'Fn::GetAtt') return isList(item) && typeof item[0] === 'string' ? [item[0]] : []
    if (key === 'Fn::Sub' && typeof item === 'string')
      return [...item.matchAll(PLACEHOLDER)].flatMap(([, id]) => id ?? [])
    return referencesIn(item)
  })
}

/** `Array.isArray` for readonly lists. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
