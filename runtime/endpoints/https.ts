import type { Send } from '../engine/ports.ts'
import { PermanentError, RetryableError } from '../errors.ts'

/** Headers that belong to the connection, or that say who we are: never a message's to set. */
const NOT_OURS_TO_SET = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
])
