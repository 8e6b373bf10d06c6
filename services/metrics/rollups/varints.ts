/** A place in bytes that are read. Numbers are whole and not negative; small ones take one byte. */
export interface Reading {
  readonly bytes: Uint8Array
  at: number
}

/** Seven bits of a number in each byte, the lowest first; the eighth bit says that more follow. */
export function writeNumber(bytes: number[], number: number): void {
  let rest = number
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}

export function readNumber(reading: Reading): number {
  const { bytes } = reading
  let byte = bytes[reading.at++] ?? 0
  if (byte < 0x80) return byte
  let number = byte & 0x7f
  let unit = 0x80
  do {
    byte = bytes[reading.at++] ?? 0
    number += (byte & 0x7f) * unit
    unit *= 0x80
  } while (byte >= 0x80)
  return number
}

export function writeText(bytes: number[], text: string): void {
  const encoded = Buffer.from(text)
  writeNumber(bytes, encoded.length)
  for (const byte of encoded) bytes.push(byte)
}

export function readText(reading: Reading): string {
  const length = readNumber(reading)
  const { bytes, at } = reading
  reading.at += length
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString()
}
