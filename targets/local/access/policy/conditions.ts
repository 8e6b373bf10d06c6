import type { PolicyStatement } from '../access.ts'
import { list } from './list.ts'
import { wildcard } from './wildcard.ts'

/** What is known of a request: condition keys in lower case, with their values. */
export type Context = ReadonlyMap<string, string>

/** Whether a value of the request is what a condition names. */
type Test = (actual: string, expected: string) => boolean

const equal: Test = (actual, expected) => actual === expected
const equalInAnyCase: Test = (actual, expected) => actual.toLowerCase() === expected.toLowerCase()
const like: Test = (actual, expected) => wildcard(expected)(actual)
const number = (compare: (actual: number, expected: number) => boolean): Test => {
  return (actual, expected) => compare(Number(actual), Number(expected))
}
const date = (compare: (actual: number, expected: number) => boolean): Test => {
  return (actual, expected) => compare(Date.parse(actual), Date.parse(expected))
}

/** One of the values has to pass. */
const positive: Readonly<Record<string, Test>> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: equalInAnyCase,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: equalInAnyCase,
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
  DateEquals: date((a, b) => a === b),
  DateLessThan: date((a, b) => a < b),
  DateLessThanEquals: date((a, b) => a <= b),
  DateGreaterThan: date((a, b) => a > b),
  DateGreaterThanEquals: date((a, b) => a >= b),
}

/** None of the values may pass; a request without the key meets the condition. */
const negative: Readonly<Record<string, Test>> = {
  StringNotEquals: equal,
  StringNotEqualsIgnoreCase: equalInAnyCase,
  StringNotLike: like,
  ArnNotEquals: like,
  ArnNotLike: like,
  NumericNotEquals: number((a, b) => a === b),
  DateNotEquals: date((a, b) => a === b),
}

const IF_EXISTS = 'IfExists'

/** Whether a condition operator is understood. One that is not would have to be guessed at. */
export const isOperator = (operator: string): boolean => {
  const name = baseOf(operator)
  return operator === 'Null' || Object.hasOwn(positive, name) || Object.hasOwn(negative, name)
}

/** Whether a request meets all conditions of a statement. */
export function meets(conditions: PolicyStatement['Condition'], context: Context): boolean {
  return Object.entries(conditions ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => passes(operator, context.get(key.toLowerCase()), list(expected))),
  )
}

function passes(operator: string, actual: string | undefined, expected: readonly string[]): boolean {
  if (operator === 'Null') return expected.includes(String(actual === undefined))
  const name = baseOf(operator)
  const denies = negative[name]
  if (actual === undefined) return denies !== undefined || operator.endsWith(IF_EXISTS)
  const test = denies ?? positive[name]
  if (test === undefined) return false
  const passed = expected.some((value) => test(actual, value))
  return denies === undefined ? passed : !passed
}

const baseOf = (operator: string): string =>
  operator.endsWith(IF_EXISTS) ? operator.slice(0, -IF_EXISTS.length) : operator
