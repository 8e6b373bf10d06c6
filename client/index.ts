export { type Client, type ClientOptions, createClient } from './client.ts'
export { ApiError, type Problem, ProblemsError } from './errors.ts'
export type { Operation } from './operation.ts'
export * from './operations.ts'
