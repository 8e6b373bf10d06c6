import { crc32 } from 'node:zlib'

/** A checksum that grows with its content, and one that follows from those of two halves. */
export interface Crc {
  readonly bytes: number
  /** The checksum of the content so far and what follows it; 0 is that of nothing. */
  update(checksum: bigint, chunk: Uint8Array): bigint
  /** Of two contents, one after the other. */
  combine(first: bigint, second: bigint, secondBytes: number): bigint
}

/** In the order in which their bits are reflected, as everybody writes them. */
const CRC32 = 0xedb88320n
const CRC32C = 0x82f63b78n
const CRC64NVME = 0x9a6c9329ac4bc9b5n

/** The CRCs of S3, by their names in headers. Node has the first; the others take a table. */
export const crcs = {
  crc32: {
    bytes: 4,
    update: (checksum, chunk) => BigInt(crc32(chunk, Number(checksum))),
    combine: combiner(CRC32, 32n),
  },
  crc32c: { bytes: 4, update: updater(CRC32C, 32n), combine: combiner(CRC32C, 32n) },
  crc64nvme: { bytes: 8, update: updater(CRC64NVME, 64n), combine: combiner(CRC64NVME, 64n) },
} as const satisfies Readonly<Record<string, Crc>>

/** A byte at a time, with the register in two halves: numbers are many times faster than `BigInt`. */
function updater(polynomial: bigint, width: bigint): Crc['update'] {
  const high = new Uint32Array(256)
  const low = new Uint32Array(256)
  for (let index = 0; index < 256; index += 1) {
    let value = BigInt(index)
    for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n
    high[index] = Number(value >> 32n)
    low[index] = Number(value & 0xffffffffn)
  }
  const ones = (1n << width) - 1n
  return (checksum, chunk) => {
    const start = checksum ^ ones
    let top = Number(start >> 32n) | 0
    let bottom = Number(start & 0xffffffffn) | 0
    for (const byte of chunk) {
      const index = (bottom ^ byte) & 0xff
      bottom = ((bottom >>> 8) | (top << 24)) ^ (low[index] ?? 0)
      top = (top >>> 8) ^ (high[index] ?? 0)
    }
    return ((BigInt(top >>> 0) << 32n) | BigInt(bottom >>> 0)) ^ ones
  }
}

/**
 * What follows shifts the checksum by its length: a multiplication by x to the power of eight times the bytes, in the polynomials
 * over two elements, modulo the CRC's own.
 */
function combiner(polynomial: bigint, width: bigint): Crc['combine'] {
  const one = 1n << (width - 1n)

  const multiply = (a: bigint, b: bigint): bigint => {
    let product = 0n
    let shifted = b
    for (let bit = one; bit > 0n; bit >>= 1n) {
      if (a & bit) product ^= shifted
      shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n
    }
    return product
  }

  return (first, second, secondBytes) => {
    let factor = one
    // x^8, which is squared for every binary digit of the length.
    let power = one >> 8n
    for (let bytes = secondBytes; bytes > 0; bytes = Math.floor(bytes / 2)) {
      if (bytes % 2 === 1) factor = multiply(factor, power)
      power = multiply(power, power)
    }
    return multiply(first, factor) ^ second
  }
}
