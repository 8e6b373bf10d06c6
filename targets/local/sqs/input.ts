import { isObject } from '../../../runtime/unknown.ts'
import { CloudError } from '../cloud-error.ts'

/** What a caller sent: an object of JSON of which nothing is known. */
export type Input = Readonly<Record<string, unknown>>

export const invalid = (message: string): CloudError => new CloudError('InvalidParameterValue', message)

const missing = (name: string): CloudError =>
  new CloudError('MissingParameter', `The request must contain the parameter ${name}.`)

const malformed = (name: string): CloudError =>
  new CloudError('MalformedInput', `The parameter ${name} is not of the type that the operation takes.`)

/** @throws {CloudError} `MalformedInput` where it is something else */
export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw malformed(name)
}

/** @throws {CloudError} `MissingParameter`, `MalformedInput` */
export function text(input: Input, name: string): string {
  const value = optionalText(input, name)
  if (value === undefined || value === '') throw missing(name)
  return value
}

/** @throws {CloudError} `InvalidParameterValue` where it is out of bounds */
export function optionalInteger(input: Input, name: string, min: number, max: number): number | undefined {
  const value = input[name] ?? undefined
  if (value === undefined) return undefined
  if (typeof value !== 'number') throw malformed(name)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw invalid(
    `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${min} and ${max}, if provided.`,
  )
}

/** @throws {CloudError} `MissingParameter`, `InvalidParameterValue` */
export function integer(input: Input, name: string, min: number, max: number): number {
  const value = optionalInteger(input, name, min, max)
  if (value === undefined) throw missing(name)
  return value
}

/** An empty list where there is none. */
export function texts(input: Input, name: string): readonly string[] {
  const value = input[name] ?? []
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value
  throw malformed(name)
}

/** No texts where there are none. */
export function textsByName(input: Input, name: string): Readonly<Record<string, string>> {
  const value = input[name] ?? {}
  if (!isObject(value)) throw malformed(name)
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  if (entries.length < Object.keys(value).length) throw malformed(name)
  return Object.fromEntries(entries)
}

/** The objects of a list. */
export function objects(input: Input, name: string): readonly Input[] {
  const value = input[name] ?? []
  if (Array.isArray(value) && value.every(isObject)) return value
  throw malformed(name)
}
