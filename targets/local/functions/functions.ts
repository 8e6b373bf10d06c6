import type { Endpoint } from '../http/server.ts'

/** A function as a template has it, with what the cloud has to know of it. */
export interface FunctionConfig {
  readonly name: string
  readonly arn: string
  /** `index.handler` */
  readonly handler: string
  /** SHA-256 of the zip, in hexadecimal. */
  readonly codeSha256: string
  readonly memoryMb: number
  readonly timeoutMs: number
  /** The template's variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly roleArn: string
  readonly logGroup: string
  /** Where its lines belong. */
  readonly source: LineSource
}

/** Where lines come from. */
export interface LineSource {
  readonly environmentId: string
  readonly deploymentId: string
  readonly revision: number
  readonly route: string
  readonly memoryMb: number
}

/** A queue that feeds a function: an event source mapping. */
export interface EventSource {
  /** Physical id. */
  readonly id: string
  readonly queue: string
  readonly functionName: string
  readonly batchSize: number
  readonly windowMs: number
  readonly maxConcurrency?: number
}

export type InvokeResult =
  | { readonly outcome: 'answered'; readonly payload: unknown }
  /** The function threw, ran out of time or memory, or its process died. */
  | { readonly outcome: 'failed'; readonly error: { readonly type: string; readonly message: string } }

/**
 * Functions and what feeds them: child processes that run the bundle, one invocation at a time each, started when there is work
 * and released when there is none.
 */
export interface Functions {
  /** Unpacked code by its digest; what is there already is not written again. What no function has used for 30 days goes. */
  putCode(sha256: string, zip: Uint8Array): Promise<void>
  /** Who asks may use it soon: it stays for another 30 days. */
  hasCode(sha256: string): boolean
  /** Makes or changes a function. Invocations that run go on with the old code; later ones have the new. */
  put(config: FunctionConfig): Promise<void>
  /** Ends its processes when their invocations have ended. */
  remove(name: string): Promise<void>
  get(name: string): FunctionConfig | undefined
  list(): readonly FunctionConfig[]
  /** Secrets of an environment: variables of its functions from the next start on. Kept sealed. */
  putSecrets(environmentId: string, secrets: Readonly<Record<string, string>>): Promise<void>
  putEventSource(source: EventSource): Promise<void>
  /** Answers when the batches that run have ended. */
  removeEventSource(id: string): Promise<void>
  eventSources(): readonly EventSource[]
  /** Invokes and waits for the answer. */
  invoke(name: string, event: unknown): Promise<InvokeResult>
  /** Processes that run now, for what shows them. */
  executors(): readonly {
    readonly functionName: string
    readonly pid: number
    readonly busy: boolean
    readonly startedAt: number
  }[]
  /** Lambda's Runtime API, for executors that speak it. */
  readonly runtimeApi: Endpoint
  close(): Promise<void>
}
