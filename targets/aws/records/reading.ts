import { isObject, tryParse } from '../../../runtime/unknown.ts'

/** How far the records of a route are read. Times are milliseconds since 1970. */
export interface Reading {
  /** Until here once, as they came. */
  readonly head: number
  /** Until here again, after all that could be late had come. */
  readonly swept: number
  /** What is being read: a part of it is, up to where a page has ended. */
  readonly part?: Part
}

export interface Part {
  readonly to: number
  readonly token: string
  /** It is read again. */
  readonly isSweep: boolean
}

/** By environment, and by route in it. */
export type Readings = Readonly<Record<string, Readonly<Record<string, Reading>>>>

/** Readings as the text of a cursor: short, since there may be hundreds. */
export const toCursor = (readings: Readings): string =>
  JSON.stringify(mapValues(readings, (routes) => mapValues(routes, toTuple)))

/** Where a cursor stands. One that is none of ours is the beginning. */
export function fromCursor(cursor = ''): Readings {
  const value = tryParse(cursor)
  if (!isObject(value)) return {}
  return mapValues(value, (routes) => {
    if (!isObject(routes)) return {}
    const read = Object.entries(routes).map(([route, tuple]) => [route, fromTuple(tuple)] as const)
    return Object.fromEntries(read.filter((entry): entry is [string, Reading] => entry[1] !== undefined))
  })
}

function toTuple({ head, swept, part }: Reading): readonly unknown[] {
  return part === undefined ? [head, swept] : [head, swept, part.to, part.token, part.isSweep ? 1 : 0]
}

function fromTuple(tuple: unknown): Reading | undefined {
  if (!Array.isArray(tuple)) return undefined
  const [head, swept, to, token, isSweep] = tuple as readonly unknown[]
  if (!isTime(head) || !isTime(swept)) return undefined
  if (!isTime(to) || typeof token !== 'string') return { head, swept }
  return { head, swept, part: { to, token, isSweep: isSweep === 1 } }
}

const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const mapValues = <T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Readonly<Record<string, R>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
