import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { RouteDocument } from '../runtime/route/route.ts'
import { didYouMean } from './did-you-mean.ts'
import { documentSchema, stepKinds } from './document-schema.ts'

/** Why a value is no route document, and where in it. */
export interface ShapeProblem {
  /** Property names and indexes, from the root. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

let compiled: ValidateFunction<RouteDocument> | undefined

/** The value as a route document, or everything that is wrong with its shape. */
export function parseDocument(value: unknown): RouteDocument | readonly ShapeProblem[] {
  // Compiled when first needed: a program that never sees a document does not wait for it.
  compiled ??= new Ajv({ allErrors: true, discriminator: true, verbose: true, strict: false }).compile<RouteDocument>(
    documentSchema,
  )
  return compiled(value) ? value : (compiled.errors ?? []).map(shapeProblem)
}

const MAX_PATH_PARTS = 12

/** A JSON pointer in the words of a message: `steps/0/processor`; a long one is cut. */
export const pathText = (path: readonly (string | number)[]): string =>
  path.slice(0, MAX_PATH_PARTS).join('/') + (path.length > MAX_PATH_PARTS ? '/…' : '')

const shapeProblem = (error: ErrorObject): ShapeProblem => ({ path: pathOf(error), message: messageOf(error) })

const pathOf = ({ instancePath }: ErrorObject): (string | number)[] =>
  instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

function messageOf({ keyword, params, parentSchema, data, instancePath, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `"${params.missingProperty}" is missing`
    case 'additionalProperties':
      return `"${params.additionalProperty}" is not known here.${didYouMean(params.additionalProperty, Object.keys(parentSchema?.properties ?? {}))}`
    case 'type':
      return `must be ${typeWords(params.type)}, is ${kindOf(data)}`
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`
    case 'const':
      return `must be ${params.allowedValue}`
    case 'discriminator':
      return `"kind" must be one of ${stepKinds.join(', ')}`
    case 'pattern':
      return instancePath.endsWith('/module')
        ? 'must be the path of a module in the project, such as ./processors.ts'
        : 'must be the name of an export'
    default:
      return message ?? 'is not as it should be'
  }
}

const typeWords = (type: string | readonly string[]): string =>
  [type]
    .flat()
    .map((one) => (/^[aeiou]/.test(one) ? `an ${one}` : `a ${one}`))
    .join(' or ')

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
