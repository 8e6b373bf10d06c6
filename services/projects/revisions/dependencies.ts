import { isObject, tryParse } from '../../../runtime/unknown.ts'

/** The packages that a `package.json` asks for, by name; none where it is not readable. */
export function dependenciesIn(manifest: string): readonly { readonly name: string; readonly version: string }[] {
  const parsed = tryParse(manifest)
  const dependencies = isObject(parsed) && Object.hasOwn(parsed, 'dependencies') ? parsed.dependencies : {}
  return Object.entries(isObject(dependencies) ? dependencies : {})
    .flatMap(([name, version]) => (typeof version === 'string' ? [{ name, version }] : []))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
