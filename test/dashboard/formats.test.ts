import { expect, test } from '@jest/globals'
import { formatCount, formatExact, formatMoney, formatMoneyExact, formatShare } from '../../dashboard/format/numbers.ts'
import { formatAgo, formatDuration, formatExactTime } from '../../dashboard/format/times.ts'

test.each([
  [0, '0'],
  [9_421, '9,421'],
  [12_345, '12.3K'],
  [4_000_000, '4M'],
])('a count of %d is written %s', (count, text) => expect(formatCount(count)).toBe(text))

test('all digits of a count can be had', () => expect(formatExact(12_345)).toBe('12,345'))

test.each([
  [0, '0%'],
  [0.000_04, '<0.01%'],
  [0.000_5, '0.05%'],
  [0.014, '1.4%'],
  [0.5, '50%'],
  [1, '100%'],
])('a share of %d is written %s: what is more than nothing never looks like nothing', (share, text) =>
  expect(formatShare(share)).toBe(text),
)

test.each([
  ['0.000000', '$0.00'],
  ['0.001234', '<$0.01'],
  ['12.3', '$12.30'],
  ['1204.4', '$1,204'],
])('an amount of %s is written %s', (amount, text) => expect(formatMoney({ amount, currency: 'USD' })).toBe(text))

test('an amount can be had as exactly as it is known', () =>
  expect(formatMoneyExact({ amount: '0.001234', currency: 'USD' })).toBe('$0.001234'))

test.each([
  [0, '0 ms'],
  [0.44, '0.4 ms'],
  [85, '85 ms'],
  [1_240, '1.2 s'],
  [42_400, '42 s'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
  [273_600_000, '3 d 4 h'],
])('%d ms are written %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

const now = new Date('2026-11-21T12:00:00.000Z')
test.each([
  ['2026-11-21T11:59:30.000Z', 'just now'],
  ['2026-11-21T11:55:00.000Z', '5 min ago'],
  ['2026-11-21T02:00:00.000Z', '10 h ago'],
  ['2026-11-19T12:00:00.000Z', '2 d ago'],
  ['2026-11-01T12:00:00.000Z', 'Nov 1'],
  ['2025-11-01T12:00:00.000Z', 'Nov 1, 2025'],
])('%s is written %s', (at, text) => expect(formatAgo(new Date(at), now)).toBe(text))

test('the exact time is to the millisecond, and names its zone', () =>
  expect(formatExactTime(new Date('2026-11-21T09:30:00.123Z'))).toMatch(/21 Nov 2026, .*00\.123 (UTC|GMT|[A-Z])/))
