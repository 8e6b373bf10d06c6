import type { Shape } from '../shape.ts'
import { indexName } from './tables.ts'

const NOT_UNIQUE = 2067
const SAME_ID = 1555

/** The fields of the unique key that an insert or update ran into. Any other error is thrown on. */
export function takenKey(error: unknown, shape: Shape): readonly string[] {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined
  if (code === SAME_ID) return ['id']
  const index = shape.indexes.find((one) => String(error).includes(`'${indexName(shape, one)}'`))
  if (code === NOT_UNIQUE && index !== undefined) return index.fields
  throw error
}
