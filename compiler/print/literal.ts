import type { Piece } from './layout.ts'

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u

/** A JSON value as source text. */
export function literal(value: unknown, before = ''): Piece {
  if (Array.isArray(value)) return { open: `${before}[`, items: value.map((item) => literal(item)), close: ']' }
  if (typeof value === 'object' && value !== null) {
    const items = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => literal(item, `${propertyName(key)}: `))
    return { open: `${before}{`, items, close: '}', padded: true }
  }
  return before + scalar(value)
}

/** In single quotes, unless that needs more escapes. */
export function quote(text: string): string {
  const double = JSON.stringify(text)
  if (text.includes("'") && !text.includes('"')) return double
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return number(value)
  return String(value)
}

/** `60000` as `60_000`. */
function number(value: number): string {
  const text = String(value)
  return /^-?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, '_') : text
}

/** In brackets, `__proto__` is a name like any other; without, it would set the prototype. */
export function propertyName(key: string): string {
  if (key === '__proto__') return "['__proto__']"
  return IDENTIFIER.test(key) ? key : quote(key)
}
