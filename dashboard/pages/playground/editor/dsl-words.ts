/** What can be written in routes and functions, in a sentence each: what the editor offers and explains. */

export type Words = Readonly<Record<string, string>>

/** Of a chain that begins with `route()`, beside the steps, which the API knows. */
export const chainWords = {
  from: 'Where messages come from: a bucket, a queue, requests, the clock.',
  to: 'Where the message goes at the end. Repeat it to send it to several targets.',
  otherwise: 'Where messages go for which no rule of the branch holds. Without it they are dropped.',
  respond: 'Answers the request with what the function makes of the final body; the route becomes synchronous.',
} as const satisfies Words

export const contextWords = {
  message: 'The message as the route received it, or the part as the split made it.',
  headers: 'Headers of the message. What you set here goes on with it.',
  env: 'Variables and secrets of the environment, by name.',
  log: 'Writes a line to the log of the route.',
  isReplay: 'True when an operator sent the message again.',
  request: 'The HTTP request, in a synchronous http: route.',
  drop: "Ends the message here, counted with its reason: return ctx.drop('duplicate').",
  fetch: 'Asks another server. Use it instead of the global one: tests and tries hand in their own.',
  now: 'Milliseconds since the epoch. Use it instead of Date.now: tests hand in their own.',
  remainingMs: 'Time that is left for this batch, in milliseconds.',
} as const satisfies Words

export const logWords = {
  debug: 'For finding out what happens.',
  info: 'Good to know.',
  warn: 'Somebody should look when it comes often.',
  error: 'Somebody should look.',
} as const satisfies Words

export const messageWords = {
  id: 'Stays the same from route to route; a part of a split has <id>#<number>.',
  correlationId: 'Id of the first message of the flow.',
  parentId: 'Id of the message that was split.',
  hops: 'Routes passed before this one.',
  traceparent: 'Trace context, as W3C has it.',
  history: 'Names of the routes passed, oldest first.',
  headers: 'As the message came.',
  body: 'The body as the route received it.',
  attempt: 'How often the message has been received, from 1.',
  isReplay: 'True when an operator sent the message again.',
  stream: 'The body in chunks, where it can be streamed and the route starts with a streamed split.',
  request: 'The HTTP request, in a synchronous http: route.',
} as const satisfies Words

/** Of `route(name, { … })`. */
export const routeOptionWords = {
  description: 'What the route is for, for people.',
  memoryMb: 'Memory of the executor in MB, 128 to 10,240; CPU grows with it. Default 256.',
  timeoutMs: 'Time for one batch in ms, 1,000 to 900,000. Default 30,000.',
  batchSize: 'Most messages in one invocation, 1 to 10,000; more than 10 needs a batch window. Default 10.',
  batchWindowMs: 'How long to wait for a batch to fill, 0 to 300,000 ms. Default 0.',
  maxConcurrency: 'Most executors at the same time, 2 to 1,000. Default: no bound of its own.',
  retry: 'How often and when a failed message is received again.',
  capturePayloads:
    'Keeps bodies with the execution records. Default: only where that costs nothing, on the local target.',
  retentionDays: "Days the executor's logs are kept. Default 30.",
  allowLoop: 'Permits a loop in the route graph: after so many hops the message is dead-lettered.',
} as const satisfies Words

export const retryWords = {
  attempts: 'Receives in all, 1 to 100; then the message is dead-lettered. Default 5.',
  backoffMs: 'Wait before the second receive in ms; doubles with each further one. Default 1,000.',
  maxBackoffMs: 'Longest wait in ms. Default 300,000.',
  jitter: 'Spreads each wait between half of it and all of it. Default true.',
} as const satisfies Words

/** What `routo` exports. */
export const importWords = {
  route: "Begins a route: route('StoreOrders').from('queue:Orders').process(storeOrders)",
  json: 'A processor of values instead of texts: json((order: Order) => ({ ...order, total: 1 }))',
  jsonPredicate: 'A predicate on values, for filter, branch and tap.',
  jsonSplitter: 'A splitter into values.',
  lines: 'The lines of a body that comes as a stream.',
  ensureOk: 'Throws for an HTTP answer that is none of 2xx: to be tried again where that can help.',
  PermanentError: 'The message fails for good, and is a dead letter at once, with this reason.',
  RetryableError: 'The message fails, and is received again after a while.',
  Context: 'Type of the second argument of functions.',
  Message: 'Type of a message.',
  HttpRequest: 'Type of a request.',
  HttpResponse: 'Type of an answer.',
  Processor: 'Type of a function of process.',
  Predicate: 'Type of a function of filter, branch and tap.',
  Splitter: 'Type of a function of split.',
  StreamSplitter: 'Type of a function of split with { stream: true }.',
  Responder: 'Type of a function of respond.',
  Parts: 'Type of what a splitter returns.',
  RouteOptions: 'Type of the options of a route.',
} as const satisfies Words
