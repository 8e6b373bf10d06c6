import type { Run } from './run.ts'

/** A step at work. It decides whether and how often to call `next`: never (filter), once (process), many times (split). */
export type Handler = (run: Run, next: Next) => void | Promise<void>

/** What comes after a step. */
export type Next = (run: Run) => void | Promise<void>

/** Folds handlers into one function: each decides about all that come after it. */
export const compose = (handlers: readonly Handler[], last: Next): Next =>
  handlers.reduceRight<Next>((next, handler) => (run) => handler(run, next), last)
