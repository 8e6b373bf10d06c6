/** What the stops look up. In a real line these would be caches that are fed from elsewhere. */
export const emails: ReadonlyMap<string, string> = new Map([
  ['A-1001', 'ada@example.com'],
  ['A-1002', 'grace@example.com'],
  ['A-1003', 'linus@example.com'],
])

/** Who may be written to. */
export const whiteList: ReadonlySet<string> = new Set(['ada@example.com', 'linus@example.com', 'edsger@example.com'])
