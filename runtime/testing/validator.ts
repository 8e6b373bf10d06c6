import type { Validator } from '../engine/ports.ts'
import { PermanentError } from '../errors.ts'
import type { JsonSchema } from '../route/route.ts'
import { createSchemaCompiler } from '../schema/compiler.ts'
import { toProblem } from '../schema/problem.ts'

/** Makes validators, one for each schema. */
export function createValidators(): (schema: JsonSchema) => Validator {
  const made = new Map<JsonSchema, Validator>()
  return (schema) => {
    const validator = made.get(schema) ?? compile(schema)
    made.set(schema, validator)
    return validator
  }
}

function compile(schema: JsonSchema): Validator {
  if (typeof schema === 'object' && schema.$async === true) throw new PermanentError(ASYNCHRONOUS)
  const check = createSchemaCompiler().compile(schema)
  return (value) => (check(value) ? [] : (check.errors ?? []).map(toProblem))
}

const ASYNCHRONOUS = 'the schema is asynchronous ($async), which no route can wait for: take $async out of it'
