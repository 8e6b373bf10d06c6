import { GraphQLError, type ValueNode, valueFromASTUntyped } from 'graphql'

/** How a custom scalar goes out, comes in as a variable, and comes in as text of a query. */
interface Scalar {
  readonly serialize: (value: unknown) => unknown
  readonly parseValue: (value: unknown) => unknown
  readonly parseLiteral: (node: ValueNode, variables?: Record<string, unknown> | null) => unknown
}

/** A zone can lead out of the years that ISO 8601 has without an agreement, and that every database has. */
const isYear = (date: Date): boolean => date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9_999
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** A moment: a `Date` here, ISO 8601 in UTC with milliseconds outside. */
const dateTime: Scalar = {
  serialize(value) {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
    throw new TypeError('A DateTime has to be a valid Date.')
  },
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(valueFromASTUntyped(node)),
}

function parseDateTime(value: unknown): Date {
  const date = typeof value === 'string' && ISO_8601.test(value) ? new Date(value) : undefined
  // Date takes the 31st of February for a day of March.
  if (date === undefined || !isYear(date) || !isDay(String(value).slice(0, 10))) {
    throw new GraphQLError(`A DateTime is ISO 8601 with a time zone, like "2026-11-21T09:30:00.000Z".`)
  }
  return date
}

const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

const MAX_DEPTH = 64
const MAX_VALUES = 100_000

/** Any JSON. What comes in is held to a depth and a number of values, so that walking it is always cheap and safe. */
const json: Scalar = {
  serialize: (value) => value,
  parseValue: parseJson,
  parseLiteral: (node, variables) => parseJson(valueFromASTUntyped(node, variables)),
}

function parseJson(value: unknown): unknown {
  let left = MAX_VALUES
  const look = (part: unknown, depth: number): void => {
    left -= 1
    if (left < 0) throw new GraphQLError(`A JSON value may hold at most ${MAX_VALUES} values.`)
    if (depth > MAX_DEPTH) throw new GraphQLError(`A JSON value may be at most ${MAX_DEPTH} levels deep.`)
    if (typeof part !== 'object' || part === null) return
    for (const key of Object.keys(part)) {
      // Whoever copies such a value key by key would give the copy another prototype.
      if (key === '__proto__') throw new GraphQLError('A JSON value may not have the key "__proto__".')
      look((part as Record<string, unknown>)[key], depth + 1)
    }
  }
  look(value, 0)
  return value
}

/** Resolvers of the scalars that all subgraphs have. */
export const scalars = { DateTime: dateTime, JSON: json }
