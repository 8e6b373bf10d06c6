import type { Connection } from './connection.ts'
import { ApiError } from './errors.ts'
import { type Event, events } from './events.ts'
import type { DeploymentStatusQuery } from './operations.ts'
import { isPassing, pause, pauseMs } from './patience.ts'

export type Deployment = NonNullable<DeploymentStatusQuery['deployment']>

export interface WaitOptions {
  /** Ends the waiting, not the deployment. */
  readonly signal?: AbortSignal | undefined
  /** Told what happens to it from now on. */
  readonly onEvent?: (event: Event) => unknown
}

/** Where nothing is told of it, and the server names no time. */
const LOOK_AGAIN_MS = 5_000

/**
 * Waits until a deployment has ended. What is told of it is a reason to look; it is looked at now and then all the same.
 *
 * @param look asks how it stands
 */
export async function waitForDeployment(
  connection: Connection,
  look: (signal: AbortSignal) => Promise<Deployment>,
  id: string,
  { signal, onEvent = () => {} }: WaitOptions,
): Promise<Deployment> {
  const done = new AbortController()
  const over = signal === undefined ? done.signal : AbortSignal.any([signal, done.signal])
  let wake = (): void => {}
  const broken = new Promise<never>((_, reject) => {
    listen().catch(reject)
  })
  try {
    for (let failures = 0; ; ) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const found = await look(over).catch((error: unknown) => {
        // The deployment goes on, whether anybody can be asked or not.
        if (isPassing(error, connection)) return error
        throw error
      })
      if (!(found instanceof ApiError) && found.done) return found
      failures = found instanceof ApiError ? failures + 1 : 0
      const waitMs = found instanceof ApiError ? pauseMs(failures, found) : (found.pollAfterMs ?? LOOK_AGAIN_MS)
      await Promise.race([pause(waitMs, over), woken, broken])
    }
  } finally {
    broken.catch(() => undefined)
    done.abort()
  }

  /** @throws what `onEvent` throws */
  async function listen(): Promise<void> {
    const happening = events(connection, { types: ['deployment.*'], signal: over })
    try {
      for (;;) {
        // Whoever may not listen, or cannot, looks now and then.
        const { value: event } = await happening.next().catch(() => ({ value: undefined }))
        if (event === undefined) return
        if (event.data.deploymentId !== id) continue
        onEvent(event)
        if (event.type !== 'deployment.event') wake()
      }
    } finally {
      await happening.return(undefined)
    }
  }
}
