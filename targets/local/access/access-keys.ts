import { createHmac, randomInt } from 'node:crypto'
import type { AccessKey } from './access.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The key pairs of the cloud. A secret is derived from the installation's and the key's id, so that none is ever stored: whoever
 * has the journal alone can sign nothing.
 */
export function accessKeys(ownerSecret: Uint8Array) {
  const digest = (purpose: string): Buffer => createHmac('sha256', ownerSecret).update(purpose).digest()

  const keyFor = (accessKeyId: string): AccessKey => ({
    accessKeyId,
    // 40 characters, as AWS has them: 240 bits.
    secretAccessKey: digest(`secret ${accessKeyId}`).toString('base64').slice(0, 40),
  })

  return {
    keyFor,
    ownerKey: keyFor(idOf([...digest('owner').subarray(0, 16)])),
    /** One that nobody had before, so that the key of a role that is gone opens nothing again. */
    newId: (): string => idOf(Array.from({ length: 16 }, () => randomInt(ALPHABET.length))),
  }
}

const idOf = (numbers: readonly number[]): string =>
  `AKIA${numbers.map((number) => ALPHABET[number % ALPHABET.length]).join('')}`
