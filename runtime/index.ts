/** What a project imports from 'routo': the route builder, the errors, helpers for functions, and types. */
export { ensureOk } from './endpoints/http-status.ts'
export { PermanentError, RetryableError } from './errors.ts'
export { json, jsonPredicate, jsonSplitter } from './json.ts'
export { lines } from './lines.ts'
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
