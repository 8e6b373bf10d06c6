import type { QueueTransport } from '../../endpoints/aws.ts'
import type { Variables } from './environment.ts'

/** Where whoever runs the executor puts its way to the queues. */
const TRANSPORT = Symbol.for('routo.queues')

/**
 * The way to the queues that the local cloud offers, several times cheaper than signed requests: what an invocation sends is
 * kept until it ends, and is sent with its end. The code is the same as on AWS, where nobody sets the variable.
 */
export function leanTransport({ ROUTO_TRANSPORT }: Variables): QueueTransport | undefined {
  if (ROUTO_TRANSPORT !== 'lean') return undefined
  const { [TRANSPORT]: transport } = globalThis as { readonly [TRANSPORT]?: QueueTransport }
  if (transport === undefined) throw new Error('There is no lean transport')
  return transport
}
