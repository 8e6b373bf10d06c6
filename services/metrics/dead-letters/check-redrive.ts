import { type UserError, userError } from '../../shared/problems.ts'
import { checkBody } from '../messages/check-message.ts'
import { isJsonObject } from './merge-patch.ts'
import type { Requested } from './request.ts'

type Given<T> = T | null | undefined

/** `RedriveInput` of the schema. */
export interface RedriveInput extends Requested {
  readonly body?: Given<string>
  readonly bodyPatch?: unknown
  readonly maxPerSecond?: Given<number>
  readonly limit?: Given<number>
}

const MOST_PER_SECOND = 1_000
const LONGEST_PATCH = 100_000

/** What is wrong with a redrive, all of it; but for which letters it is about. */
export const checkRedrive = (input: RedriveInput): readonly UserError[] => [...checkPace(input), ...checkBodies(input)]

function checkPace({ maxPerSecond, limit }: RedriveInput): readonly UserError[] {
  const isPace = maxPerSecond == null || (maxPerSecond >= 1 && maxPerSecond <= MOST_PER_SECOND)
  return [
    ...(isPace
      ? []
      : [
          userError('INVALID', `A redrive sends 1 to ${MOST_PER_SECOND} letters a second.`, {
            field: ['input', 'maxPerSecond'],
          }),
        ]),
    ...(limit == null || limit >= 1
      ? []
      : [userError('INVALID', 'A limit is at least 1.', { field: ['input', 'limit'] })]),
  ]
}

function checkBodies({ ids, body, bodyPatch }: RedriveInput): readonly UserError[] {
  const found: UserError[] = []
  if (body != null) found.push(...checkBody(body))
  if (body != null && ids?.length !== 1) {
    found.push(
      userError('INVALID', 'A body takes the place of that of one letter.', {
        field: ['input', 'body'],
        hint: 'Name the letter in "ids", or change many with "bodyPatch".',
      }),
    )
  }
  if (bodyPatch == null) return found
  const field = ['input', 'bodyPatch']
  if (body != null) found.push(userError('INVALID', 'There is a body already.', { field }))
  if (!isJsonObject(bodyPatch) || JSON.stringify(bodyPatch).length > LONGEST_PATCH) {
    found.push(
      userError('INVALID', `A patch is a JSON object of at most ${LONGEST_PATCH} characters.`, {
        field,
        hint: 'RFC 7396: { "customer": { "name": "Ada" }, "note": null }.',
      }),
    )
  }
  return found
}
