import { type Caller, may } from '../shared/caller.ts'
import { Refusal } from '../shared/refusal.ts'

/** The body of a message: `Payload` of the schema, before it is known who asks. */
export interface PayloadView {
  readonly environmentId: string
  /** Of the whole body. */
  readonly bytes: number
  /** Absent where it was not recorded. */
  readonly body?: string
  readonly truncated: boolean
  readonly headers?: Readonly<Record<string, string>>
}

const DEFAULT_CHARACTERS = 4_000
const MOST_CHARACTERS = 1_000_000

/** Whether the caller may read what messages hold. */
export const mayReadMessages = (caller: Caller, environmentId: string): boolean =>
  may(caller, 'messages:read', environmentId)

/**
 * The text of a body, or its beginning; undefined where it was not recorded, or is not for the caller.
 *
 * @throws {Refusal} for an impossible length
 */
export function textFor(
  caller: Caller,
  { environmentId, body }: PayloadView,
  first: number | null | undefined,
): string | undefined {
  const length = first ?? DEFAULT_CHARACTERS
  if (length < 1 || length > MOST_CHARACTERS) {
    throw new Refusal('BAD_USER_INPUT', `"first" is ${length}; a text has 1 to ${MOST_CHARACTERS} characters.`)
  }
  return mayReadMessages(caller, environmentId) ? body?.slice(0, length) : undefined
}
