import { inspect } from 'node:util'
import { cut } from '../unknown.ts'

const LONGEST_SHOWN = 80

/** A value as Node shows it, short enough for an error. */
export const show = (value: unknown): string =>
  cut(value instanceof Error ? String(value) : inspect(value, { depth: 1, breakLength: Infinity }), LONGEST_SHOWN)
