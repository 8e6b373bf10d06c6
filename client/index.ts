/** `routo/client`: the API of an installation, for scripts and pipelines. */
export { type Client, type ClientOptions, createClient } from './client.ts'
export { ApiError, type Problem, ProblemsError } from './errors.ts'
export type { Event, EventsOptions } from './events.ts'
export type { Operation } from './operation.ts'
export * from './operations.ts'
export type { Page } from './pages.ts'
export type { Deployment, WaitOptions } from './wait.ts'
