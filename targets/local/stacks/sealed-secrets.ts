import type { Functions } from '../functions/functions.ts'
import { seal, unseal } from '../sealing.ts'

type Secrets = Readonly<Record<string, string>>

/** Secrets of environments as they are kept with operations: unreadable, until functions are to have them. */
export function sealedSecrets(functions: Pick<Functions, 'putSecrets'>, sealingKey: Buffer) {
  return {
    seal: (environmentId: string, secrets: Secrets): string =>
      seal(JSON.stringify(secrets), sealingKey, environmentId).toString('base64'),
    /** Lets the functions of an environment have them; none where they are absent. */
    async use(environmentId: string, sealed: string | undefined): Promise<void> {
      const text = sealed === undefined ? '{}' : unseal(Buffer.from(sealed, 'base64'), sealingKey, environmentId)
      await functions.putSecrets(environmentId, JSON.parse(text))
    },
  }
}
