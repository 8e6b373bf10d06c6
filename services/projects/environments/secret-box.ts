import { createHmac, hkdfSync } from 'node:crypto'
import { seal, unseal } from '../../shared/sealing.ts'

/** Where a secret belongs. */
export interface SecretPlace {
  /** `env_…` */
  readonly environmentId: string
  readonly name: string
}

/** Seals secrets, and tells which are the same without opening them. */
export interface SecretBox {
  seal(place: SecretPlace, value: string): string
  /** @throws {Error} when it was sealed with another key or for another place */
  unseal(place: SecretPlace, sealed: string): string
  /** The same for the same name and value in one project; without the key nobody can try values against it. */
  digest(projectId: string, name: string, value: string): string
}

const DIGEST_LENGTH = 32

/** @param key 32 bytes, used for nothing else */
export function createSecretBox(key: Buffer): SecretBox {
  const digestKey = Buffer.from(hkdfSync('sha256', key, '', 'digest', 32))
  return {
    seal: (place, value) => seal(value, key, nameOf(place)),
    unseal: (place, sealed) => unseal(sealed, key, nameOf(place)),
    digest: (projectId, name, value) =>
      // Neither ids nor names have a space.
      createHmac('sha256', digestKey).update(`${projectId} ${name} ${value}`).digest('hex').slice(0, DIGEST_LENGTH),
  }
}

const nameOf = ({ environmentId, name }: SecretPlace): string => `${environmentId} ${name}`
