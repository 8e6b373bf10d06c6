import type { ErrorObject } from 'ajv'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { Validator } from '../engine/ports.ts'
import { PermanentError, type ValidationProblem } from '../errors.ts'
import type { JsonSchema } from '../route/route.ts'

/** How schemas are read, here and when a project is compiled: every problem is reported, unknown keywords are let be. */
export const schemaOptions = { allErrors: true, strict: false, logger: false } as const

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
  const ajv = new Ajv(schemaOptions)
  formats.default(ajv)
  const check = ajv.compile(schema)
  return (value) => (check(value) ? [] : (check.errors ?? []).map(toProblem))
}

const ASYNCHRONOUS = 'the schema is asynchronous ($async), which no route can wait for: take $async out of it'

/**
 * Says in our words what the schema compiler has found.
 *
 * @public bundles use it too, by a generated import
 */
export function toProblem({ instancePath, keyword, params, message = 'is wrong' }: ErrorObject): ValidationProblem {
  switch (keyword) {
    case 'required':
      return { path: `${instancePath}/${toPointer(params.missingProperty)}`, message: 'is missing' }
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return {
        path: `${instancePath}/${toPointer(params.additionalProperty ?? params.unevaluatedProperty)}`,
        message: 'is not allowed',
      }
    case 'enum':
      return { path: instancePath, message: `must be one of ${JSON.stringify(params.allowedValues).slice(1, -1)}` }
    case 'const':
      return { path: instancePath, message: `must be ${JSON.stringify(params.allowedValue)}` }
    default:
      return { path: instancePath, message }
  }
}

/** Escapes a property name for a JSON pointer. */
const toPointer = (property: unknown): string => String(property).replaceAll('~', '~0').replaceAll('/', '~1')
