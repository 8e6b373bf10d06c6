import { Ajv, type Options } from 'ajv'
import formats from 'ajv-formats'

/**
 * What compiles the schemas of `validate` steps, in tests and for bundles alike: every problem is reported, unknown
 * keywords are let be.
 */
export const createSchemaCompiler = (options: Options = {}): Ajv =>
  formats.default(new Ajv({ allErrors: true, strict: false, logger: false, ...options }))
