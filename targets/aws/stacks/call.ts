import { TargetError } from '../../driver.ts'
import { targetError } from '../aws-error.ts'

/** Asks AWS by one of its clients. @throws {TargetError} */
export type Call = <C extends Client, T>(client: C, ask: (client: C) => Promise<T>) => Promise<T>

interface Client {
  readonly config: { readonly credentials: (options?: { readonly forceRefresh?: boolean }) => Promise<unknown> }
}

const MOST_TRIES = 7
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/**
 * Asks again where AWS has too much to do or cannot be reached, after waits that grow, and at random moments: many that were
 * refused together would come again together. Credentials that have expired meanwhile are made anew, once.
 */
export function createCall({ sleep, random }: CallDependencies): Call {
  return async function call(client, ask) {
    let mayRefresh = true
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask(client)
      } catch (cause) {
        const { remedy, error } = diagnose(cause, mayRefresh)
        if (remedy === undefined || tries === MOST_TRIES) throw error
        if (remedy === 'wait') await sleep(random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries))
        else await client.config.credentials({ forceRefresh: true })
        mayRefresh &&= remedy === 'wait'
      }
    }
  }
}

/** What may help. */
function diagnose(cause: unknown, mayRefresh: boolean) {
  const error = targetError(cause)
  const isStale = mayRefresh && error.code === 'CREDENTIALS_EXPIRED'
  return { error, remedy: isStale ? 'refresh' : error.retryable ? 'wait' : undefined }
}

interface CallDependencies {
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
}

/** AWS says that what was asked for is not there. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof TargetError && (ABSENT.test(error.code) || ABSENT.test(error.message))

const ABSENT = /does not exist|NotFound|NonExistent|NoSuchBucket/
