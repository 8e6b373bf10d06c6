const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const FROM_SHORT = 10_000

/** `9,421`, and `12.3K` from ten thousand on. */
export const formatCount = (count: number): string => (count < FROM_SHORT ? whole.format(count) : short.format(count))

/** All digits: `12,345`. */
export const formatExact = (count: number): string => whole.format(count)

/** A part of one as a percentage: `0%`, `0.04%`, `12%`; nothing that is more than nothing is `0%`. */
export function formatShare(share: number): string {
  const percent = share * 100
  if (percent === 0) return '0%'
  if (percent < 0.01) return '<0.01%'
  return `${percent < 1 ? percent.toFixed(2) : percent < 10 ? percent.toFixed(1) : Math.round(percent)}%`
}

const dollars = (fractionDigits: number, currency: string) =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: Math.min(2, fractionDigits),
    maximumFractionDigits: fractionDigits,
  })

interface Money {
  readonly amount: string
  readonly currency: string
}

/** `$0.00`, `<$0.01`, `$12.30`, `$1,204`. */
export function formatMoney({ amount, currency }: Money): string {
  const value = Number(amount)
  if (value > 0 && value < 0.01) return `<${dollars(2, currency).format(0.01)}`
  return dollars(value >= 1_000 ? 0 : 2, currency).format(value)
}

/** With all that is known of it: `$0.001234`. */
export const formatMoneyExact = ({ amount, currency }: Money): string => dollars(6, currency).format(Number(amount))
