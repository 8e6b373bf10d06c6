import { Refusal } from './refusal.ts'

type Given<T> = T | null | undefined

/** `StringFilter` of the schema: all that is said must hold. */
export interface StringFilter {
  readonly eq?: Given<string>
  readonly in?: Given<readonly string[]>
  /** Capital and small letters are the same here, and for `startsWith`. */
  readonly contains?: Given<string>
  readonly startsWith?: Given<string>
}

/** `DateFilter` of the schema. */
export interface DateFilter {
  readonly gte?: Given<Date>
  readonly lt?: Given<Date>
}

/** More are a mistake of the client, which pays for each. */
const MOST_VALUES = 100

/** Whether a text is one the filter asks for; no filter asks for all. */
export function matchesText(filter: Given<StringFilter>, text: string): boolean {
  if (filter == null) return true
  const lower = text.toLowerCase()
  return (
    (filter.eq == null || filter.eq === text) &&
    (filter.in == null || filter.in.includes(text)) &&
    (filter.contains == null || lower.includes(filter.contains.toLowerCase())) &&
    (filter.startsWith == null || lower.startsWith(filter.startsWith.toLowerCase()))
  )
}

/** Whether a time is one the filter asks for; no filter asks for all. */
export const matchesDate = (filter: Given<DateFilter>, date: Date): boolean =>
  (filter?.gte == null || date >= filter.gte) && (filter?.lt == null || date < filter.lt)

/**
 * The only values that a filter can let through, for an index to find; undefined when it names none.
 *
 * @throws {Refusal} for too long a list
 */
export function valuesOf(filter: Given<StringFilter>): readonly string[] | undefined {
  if (filter?.in != null && filter.in.length > MOST_VALUES) {
    throw new Refusal('BAD_USER_INPUT', `"in" has ${filter.in.length} values; at most ${MOST_VALUES} are looked for.`, {
      hint: 'Ask several times.',
    })
  }
  return filter?.eq == null ? (filter?.in ?? undefined) : [filter.eq]
}
