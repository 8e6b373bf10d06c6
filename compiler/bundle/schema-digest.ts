import { createHash } from 'node:crypto'
import type { JsonSchema } from '../../runtime/route/route.ts'

/** What stands for a schema in the names of modules; equal schemas share one validator. */
export const schemaDigest = (schema: JsonSchema): string =>
  createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)
