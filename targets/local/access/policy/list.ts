/** Policies write one thing without brackets. */
export const list = <T extends string | object>(value: T | readonly T[] | undefined): readonly T[] => {
  if (value === undefined) return []
  return isList(value) ? value : [value]
}

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value)
