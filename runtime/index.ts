/** What a project imports from 'routo': the route builder, the two errors, typing helpers and types. */
export { PermanentError, RetryableError } from './errors.ts'
export type { HttpRequest, Message } from './message.ts'
export { route } from './route/builder.ts'
export type {
  Context,
  HttpResponse,
  Parts,
  Predicate,
  Processor,
  Responder,
  Splitter,
  StreamSplitter,
} from './route/functions.ts'
export type { RouteOptions } from './route/options.ts'
