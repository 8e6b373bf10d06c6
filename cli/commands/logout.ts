import { ApiError, createClient, SignOut } from '../../client/index.ts'
import type { Define } from '../act.ts'
import { findSignIn, forgetSignIn } from '../context/sign-ins.ts'

export const defineLogout: Define = (program, act) => {
  program
    .command('logout')
    .description('forget who is signed in at an installation, and end the session')
    .action(
      act(async ({ output, url, env, signal }) => {
        const kept = findSignIn(url, env)
        if (kept === undefined) {
          output.print({ url, signedOut: false }, () => `Nobody is signed in at ${url} with: routo login`)
          return
        }
        // Only sessions end; an API token may be in use elsewhere.
        const isSession = kept.expiresAt !== undefined
        const ended = isSession && (await endSession(createClient({ url, token: kept.token }), signal))
        forgetSignIn(url, env)
        output.print({ url, signedOut: true, name: kept.name }, () => `Signed out at ${url}.`)
        if (isSession && !ended)
          output.warn(`Nothing answers there: the session ends by itself on ${kept.expiresAt?.slice(0, 10)}.`)
      }),
    )
}

/** @returns whether it has ended */
async function endSession(client: ReturnType<typeof createClient>, signal: AbortSignal): Promise<boolean> {
  try {
    await client.ask(SignOut, {}, signal)
    return true
  } catch (error) {
    // One that is known no more has ended. Forgetting it here must not depend on whether anybody answers.
    if (error instanceof ApiError) return error.code === 'UNAUTHENTICATED'
    throw error
  }
}
