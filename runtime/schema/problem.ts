import type { ErrorObject } from 'ajv'
import type { ValidationProblem } from '../errors.ts'

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
