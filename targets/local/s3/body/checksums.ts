import { createHash } from 'node:crypto'
import type { Checksum } from '../../objects/object.ts'
import { type Crc, crcs } from './crc.ts'

/** The digest of content that comes in pieces. */
export interface RunningDigest {
  update(chunk: Uint8Array): void
  digest(): Buffer
}

const hashes = ['sha1', 'sha256', 'sha512', 'md5'] as const
type HashName = (typeof hashes)[number]

/** What clients may send as `x-amz-checksum-…`. */
export type Algorithm = keyof typeof crcs | HashName

export const algorithms: readonly Algorithm[] = ['crc32', 'crc32c', 'crc64nvme', ...hashes]

const isHash = (algorithm: Algorithm): algorithm is HashName => hashes.some((name) => name === algorithm)

/** @param name in any case */
export const algorithmOf = (name: string): Algorithm | undefined =>
  algorithms.find((algorithm) => algorithm === name.toLowerCase())

export function startDigest(algorithm: Algorithm): RunningDigest {
  if (isHash(algorithm)) return createHash(algorithm)
  const crc: Crc = crcs[algorithm]
  let checksum = 0n
  return {
    update(chunk) {
      checksum = crc.update(checksum, chunk)
    },
    digest: () => bytesOf(checksum, crc.bytes),
  }
}

/** How checksums of parts become one where the client does not say. */
export const defaultType = (algorithm: Algorithm): Checksum['type'] =>
  algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE'

/** Whether the checksum of the whole follows from those of its parts. */
export const canBeFull = (algorithm: Algorithm): boolean => !isHash(algorithm)

/** Part of an object, for its checksum. */
export interface SummedPart {
  readonly bytes: number
  /** Base64. */
  readonly value: string
}

/** The checksum of the whole, from those of its parts: without reading them again. */
export function checksumOfParts(algorithm: Algorithm, type: Checksum['type'], parts: readonly SummedPart[]): Checksum {
  if (type === 'COMPOSITE' || isHash(algorithm)) {
    const digest = startDigest(algorithm)
    for (const { value } of parts) digest.update(Buffer.from(value, 'base64'))
    return { algorithm, type: 'COMPOSITE', value: `${digest.digest().toString('base64')}-${parts.length}` }
  }
  const crc: Crc = crcs[algorithm]
  const whole = parts.reduce((sum, { bytes, value }) => crc.combine(sum, numberOf(value), bytes), 0n)
  return { algorithm, type, value: bytesOf(whole, crc.bytes).toString('base64') }
}

const bytesOf = (checksum: bigint, bytes: number): Buffer =>
  Buffer.from(checksum.toString(16).padStart(bytes * 2, '0'), 'hex')

const numberOf = (base64: string): bigint => BigInt(`0x0${Buffer.from(base64, 'base64').toString('hex')}`)
