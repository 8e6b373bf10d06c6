import type { ErrorTally } from '../rollups/tally.ts'
import type { ErrorKind } from './model.ts'

/** A kind of errors, with how often it came in a range: `ErrorGroup` of the schema. */
export type ErrorGroupView = ErrorKind & Omit<ErrorTally, 'key'> & { readonly fingerprint: string }
