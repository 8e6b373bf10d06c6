import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Makes a text unreadable without the key: nonce, tag and text.
 *
 * @param key 32 bytes
 * @param place what the text belongs to: sealed for one place, it cannot be opened at another
 */
export function seal(text: string, key: Buffer, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place))
  const sealed = [cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
}

/**
 * The text that was sealed.
 *
 * @throws {Error} when it was sealed with another key or for another place, or was changed
 */
export function unseal(sealed: Buffer, key: Buffer, place: string): string {
  const textAt = NONCE_BYTES + TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(NONCE_BYTES, textAt))
  return decipher.update(sealed.subarray(textAt), undefined, 'utf8') + decipher.final('utf8')
}
