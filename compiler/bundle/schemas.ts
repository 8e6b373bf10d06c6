import type { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import type { JsonSchema, RouteDocument } from '../../runtime/route/route.ts'
import { createSchemaCompiler } from '../../runtime/schema/compiler.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { generated } from './generate.ts'
import { schemaDigest } from './schema-digest.ts'

/**
 * Compiles the schemas of all routes to code ahead of time, so that no executor carries a schema compiler.
 *
 * @returns modules by the digest of their schema; the default export of each is a `Validator`
 */
export function compileSchemas(routes: readonly RouteDocument[]): {
  readonly modules: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
} {
  const modules = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  const ajv = createSchemaCompiler({ code: { source: true, esm: true } })
  for (const { name: route, steps } of routes) {
    steps.forEach((step, index) => {
      if (step.kind !== 'validate' || modules.has(schemaDigest(step.schema))) return
      try {
        modules.set(schemaDigest(step.schema), validatorModule(ajv, step.schema))
      } catch (error) {
        const message = `This is no JSON Schema that can be compiled: ${(error as Error).message}.`
        diagnostics.push(diagnostic('INVALID_SCHEMA', message, { route, step: index }))
      }
    })
  }
  return { modules, diagnostics }
}

function validatorModule(ajv: Ajv, schema: JsonSchema): string {
  try {
    ajv.addSchema(schema, 'schema')
    return [
      standalone.default(ajv, { check: 'schema' }),
      `import { toProblem } from '${generated.problems}'`,
      'export default (value) => (check(value) ? [] : check.errors.map(toProblem))',
    ].join('\n')
  } finally {
    // Each schema stands alone: the next one may have the same $id.
    ajv.removeSchema()
  }
}
