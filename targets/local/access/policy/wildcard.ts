/** Whether a text matches a pattern in which `*` stands for any characters, and `?` for one. */
export type Match = (text: string) => boolean

/** A pattern made ready: policies are asked with every request. */
export function wildcard(pattern: string, options: { readonly ignoreCase?: boolean } = {}): Match {
  if (pattern === '*') return () => true
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const expression = new RegExp(`^${source}$`, options.ignoreCase ? 'isu' : 'su')
  return (text) => expression.test(text)
}

/** Whether a text matches one of several patterns. */
export function anyWildcard(patterns: readonly string[], options?: { readonly ignoreCase?: boolean }): Match {
  const matches = patterns.map((pattern) => wildcard(pattern, options))
  return (text) => matches.some((match) => match(text))
}
