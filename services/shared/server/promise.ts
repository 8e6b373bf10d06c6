/** Whether something comes later: also the promises of other realms, and what libraries give in place of one. */
export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
