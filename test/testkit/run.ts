import { prepare } from '../../runtime/engine/execute.ts'
import type { ExecutionResult } from '../../runtime/engine/execution.ts'
import type { LogLine, Ports, RejectedPart, Send } from '../../runtime/engine/ports.ts'
import type { Message } from '../../runtime/message.ts'
import type { Built } from '../../runtime/route/builder.ts'
import { makers } from '../../runtime/steps/index.ts'

/** What a run gave, and everything that it handed to its ports. */
export interface Ran extends ExecutionResult {
  readonly sends: readonly Send[]
  /** URI and body of what was sent. */
  readonly sent: readonly (readonly [to: string, body: string])[]
  readonly rejected: readonly RejectedPart[]
  readonly logs: readonly LogLine[]
}

/** Runs one message through the engine, on ports that remember. */
export async function run(
  { definition }: Built,
  message: Partial<Message> | string,
  { resumeAt = 0, ...ports }: Partial<Ports> & { readonly resumeAt?: number } = {},
): Promise<Ran> {
  const sends: Send[] = []
  const rejected: RejectedPart[] = []
  const logs: LogLine[] = []
  const result = await prepare(definition, makers)(
    messageOf(message),
    {
      now: () => 1_000,
      fetch,
      env: {},
      send: (more) => {
        sends.push(...more)
      },
      reject: (part) => {
        rejected.push(part)
      },
      validator: () => () => [],
      log: (line) => logs.push(line),
      remainingMs: () => 30_000,
      ...ports,
    },
    resumeAt,
  )
  return { ...result, sends, sent: sends.map(({ target, message: { body } }) => [target.uri, body]), rejected, logs }
}

/** A message with everything it needs. */
const messageOf = (given: Partial<Message> | string): Message => ({
  id: 'm1',
  correlationId: 'c1',
  hops: 0,
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  history: [],
  headers: {},
  body: '',
  attempt: 1,
  isReplay: false,
  ...(typeof given === 'string' ? { body: given } : given),
})
