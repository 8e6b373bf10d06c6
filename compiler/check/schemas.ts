import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { JsonSchema } from '../../runtime/route/route.ts'
import { schemaOptions } from '../../runtime/testing/validator.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** Schemas of validate steps can be compiled. Each is tried once, however many routes share it. */
export function schemas({ routes }: CheckedProject): Diagnostic[] {
  const known = new Map<string, string | undefined>()
  const problemOf = (schema: JsonSchema): string | undefined => {
    const key = JSON.stringify(schema)
    if (!known.has(key)) known.set(key, tryCompile(schema))
    return known.get(key)
  }
  return routes.flatMap((route) =>
    route.document.steps.flatMap((step, index) => {
      const problem = step.kind === 'validate' ? problemOf(step.schema) : undefined
      if (problem === undefined) return []
      const message = `The JSON Schema of route "${route.document.name}" cannot be used: ${problem}.`
      return [diagnostic('INVALID_SCHEMA', message, placesOf(route).step(index))]
    }),
  )
}

/** A fresh compiler for each: schemas stand alone, and two may have the same `$id`. */
function tryCompile(schema: JsonSchema): string | undefined {
  const ajv = new Ajv(schemaOptions)
  formats.default(ajv)
  try {
    ajv.compile(schema)
    return undefined
  } catch (error) {
    if (error instanceof Error) return error.message
    throw error
  }
}
