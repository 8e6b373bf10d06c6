/** What stands behind the `?` of an address, as it was read: texts, numbers, booleans and lists of them. */
export type Raw = Readonly<Record<string, unknown>>

/** What a page finds in its address. Whatever is not set is left out of it. */
export type Search<Key extends string> = { readonly [key in Key]?: string | undefined }

/**
 * Those of these keys that are there, as texts: `?ref=7731` reads as a number, and is a text to whoever searches. What is none is said to
 * be undefined: the router leaves a page everything of the address that is not given another value.
 */
export function textsOf<Key extends string>(raw: Raw, ...keys: readonly Key[]): Search<Key> {
  const found = keys.filter((key) => key in raw).map((key) => [key, textOf(raw[key])])
  return Object.fromEntries(found) as Search<Key>
}

function textOf(value: unknown): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isText && value !== '' ? String(value) : undefined
}

/** Addresses of this dashboard alone: nobody is sent elsewhere. */
export const isPath = (next: unknown): next is string => typeof next === 'string' && /^\/(?![/\\])/.test(next)
