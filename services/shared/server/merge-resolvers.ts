/**
 * The resolvers of all topics as one map: several may have fields of the same type.
 *
 * @throws {Error} when two of them answer the same field
 */
export function mergeResolvers<Resolvers extends object>(topics: readonly Resolvers[]): Resolvers {
  const merged = new Map<string, object>()
  for (const [type, fields] of topics.flatMap((topic) => Object.entries(topic))) {
    const known = merged.get(type) ?? {}
    const twice = Object.keys(fields).find((field) => Object.hasOwn(known, field))
    if (twice !== undefined) throw new Error(`${type}.${twice} is answered twice.`)
    merged.set(type, { ...known, ...fields })
  }
  // Each type has the fields that its topics gave it.
  return Object.fromEntries(merged) as Resolvers
}
