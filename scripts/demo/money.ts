/** An amount as people read it: two digits after the point; below a cent the first four that count. */
export function moneyInWords({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const value = Number(amount)
  const digits =
    value === 0 || Math.abs(value) >= CENT
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { maximumSignificantDigits: 4 }
  return `${new Intl.NumberFormat('en-US', digits).format(value)} ${currency}`
}

const CENT = 0.01
