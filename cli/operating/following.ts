import type { Context } from '../context/context.ts'
import { patient } from '../context/patient.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/**
 * Follows something until Ctrl+C, past restarts of the installation and cuts of the network.
 *
 * @throws {Ended} Ctrl+C is how it ends, and nothing to speak of
 */
export async function following(context: Context, follow: (context: Context) => Promise<void>): Promise<void> {
  const { output, signal, url } = context
  const client = patient(context.client(), {
    signal,
    onSilence: () => output.warn(`${url} does not answer; trying again …`),
    onAnswer: () => output.warn(`${url} answers again.`),
  })
  try {
    await follow({ ...context, client: () => client })
  } catch (error) {
    throw signal.aborted ? new Ended(exitCodes.INTERRUPTED) : error
  }
}
