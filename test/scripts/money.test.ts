import { expect, test } from '@jest/globals'
import { moneyInWords } from '../../scripts/demo/money.ts'

test.each([
  ['2.000000', '2.00 USD'],
  ['0.000000', '0.00 USD'],
  ['0.010000', '0.01 USD'],
  ['1234.567890', '1,234.57 USD'],
  ['0.009999', '0.009999 USD'],
  ['0.00123456', '0.001235 USD'],
  ['0.000020', '0.00002 USD'],
])('%s is said as %s', (amount, said) => {
  expect(moneyInWords({ amount, currency: 'USD' })).toBe(said)
})
