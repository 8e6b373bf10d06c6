/**
 * Exact amounts. Prices are counted in pico-dollars (a request costs 200,000 of them), quantities in millionths, what
 * is shown in micro-dollars; all are whole numbers, so sums agree to the last digit.
 */
const PICO_PER_DOLLAR = 12
const MICRO = 1_000_000n

/** Pico-dollars of a decimal string such as `0.0000133334`. */
export function picoDollars(price: string): bigint {
  const [whole = '0', fraction = ''] = price.split('.')
  return BigInt(whole + fraction.padEnd(PICO_PER_DOLLAR, '0').slice(0, PICO_PER_DOLLAR))
}

/** Millionths of a quantity. */
export const millionths = (quantity: number): bigint =>
  BigInt(Math.trunc(quantity)) * MICRO + BigInt(Math.round((quantity % 1) * Number(MICRO)))

/** Micro-dollars for a quantity in millionths at a price in pico-dollars, rounded to the nearest. */
export const microDollars = (quantity: bigint, price: bigint): bigint =>
  roundedDivision(quantity * price, MICRO * MICRO)

/** `numerator / denominator`, rounded half up. Both are positive. */
export const roundedDivision = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

/** What a million messages cost, when so many cost this amount; credits may make it negative. */
export function perMillionOf(amount: bigint, messages: number): bigint {
  const magnitude = roundedDivision((amount < 0n ? -amount : amount) * MICRO * MICRO, millionths(messages))
  return amount < 0n ? -magnitude : magnitude
}

/** Micro-dollars as decimal string: `1.230000`. */
export const showMicroDollars = (amount: bigint): string => decimal(amount, 6)

/** Pico-dollars as decimal string without trailing zeros: `0.0000133334`. */
export const showPicoDollars = (price: bigint): string =>
  decimal(price, PICO_PER_DOLLAR).replace(/0+$/, '').replace(/\.$/, '')

function decimal(amount: bigint, digits: number): string {
  const sign = amount < 0n ? '-' : ''
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0')
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
