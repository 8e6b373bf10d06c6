import { mapFunctions } from '../../runtime/route/map-functions.ts'
import type { FunctionRef, JsonSchema, RouteDocument } from '../../runtime/route/route.ts'
import { ownFile } from './own-modules.ts'
import { runtimeFile } from './runtime-code.ts'
import { partsOf } from './runtime-parts.ts'
import { schemaDigest } from './schema-digest.ts'

/** Import specifiers that generated modules use, and that mean nothing anywhere else. */
export const generated = {
  problems: ownFile('runtime/schema/problem'),
  route: (name: string) => `route:${name}`,
  schema: (schema: JsonSchema) => `schema:${schemaDigest(schema)}`,
} as const

/** The entry: each route's code is loaded only in the executor that runs this route. */
export function entryModule(routes: readonly RouteDocument[]): string {
  const loaders = routes.map(({ name }) => `[${quote(name)}, () => import(${quote(generated.route(name))})]`)
  return [
    `import { createLambdaHandler } from ${quote(runtimeFile)}`,
    `export const handler = await createLambdaHandler(new Map([${loaders.join(', ')}]), process.env)`,
  ].join('\n')
}

/** A route with its functions in place, a validator for each of its schemas, and the parts of the runtime that it uses. */
export function routeModule(document: RouteDocument): string {
  const functions = namer<FunctionRef>('f', ({ module, export: name }) => `${module}#${name}`)
  const schemas = namer<JsonSchema>('s', schemaDigest)
  const { steps, description: _, ...rest } = mapFunctions(document, functions.nameOf)
  const named = steps.map((step) =>
    step.kind === 'validate' ? { ...step, schema: schemas.nameOf(step.schema) } : step,
  )
  const { makers, ways, serve, open } = partsOf(document)
  const parts = [...makers, ...ways].map(([, part]) => part).concat(serve, open ?? [])
  return [
    `import { ${parts.join(', ')} } from ${quote(runtimeFile)}`,
    ...functions.all().map(([name, ref]) => `import { ${quote(ref.export)} as ${name} } from ${quote(ref.module)}`),
    ...schemas.all().map(([name, schema]) => `import ${name}Validator from ${quote(generated.schema(schema))}`),
    // Parsed, not written as a literal: in a literal, `__proto__` would not be a property.
    ...schemas.all().map(([name, schema]) => `const ${name} = JSON.parse(${quote(JSON.stringify(schema))})`),
    `export const route = ${source({ ...rest, steps: named })}`,
    `export const validators = new Map([${schemas.all().map(([name]) => `[${name}, ${name}Validator]`)}])`,
    `export const makers = { ${makers.map(([kind, maker]) => `${kind}: ${maker}`).join(', ')} }`,
    `export const ways = { ${ways.map(([kind, way]) => `${kind}: ${way}`).join(', ')} }`,
    `export const serve = ${open === undefined ? serve : `${serve}(${open})`}`,
  ].join('\n')
}

/** Stands in a value where generated code has a name. */
class Identifier {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Names values, equal ones alike, and remembers them in the order in which they were met. */
function namer<T>(prefix: string, identity: (value: T) => string) {
  const named = new Map<string, readonly [name: string, value: T]>()
  return {
    nameOf(value: T): Identifier {
      const entry = named.get(identity(value)) ?? [`${prefix}${named.size}`, value]
      named.set(identity(value), entry)
      return new Identifier(entry[0])
    },
    all: () => [...named.values()],
  }
}

/** A value as source text: JSON, with names where identifiers stand. */
function source(value: unknown): string {
  if (value instanceof Identifier) return value.name
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const properties = Object.entries(value).filter(([, property]) => property !== undefined)
  return `{ ${properties.map(([key, property]) => `${quote(key)}: ${source(property)}`).join(', ')} }`
}

const quote = (text: string): string => JSON.stringify(text)
