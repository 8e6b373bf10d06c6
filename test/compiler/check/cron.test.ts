import { expect, test } from '@jest/globals'
import { cronProblem } from '../../../compiler/check/cron.ts'

test.each([
  'cron(0 9 * * ? *)',
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(0,30 0 1,15 JAN-JUN,12 ? 2026-2030)',
  'cron(0 12 L * ? *)',
  'cron(0 12 LW * ? *)',
  'cron(0 12 15W * ? *)',
  'cron(0 12 ? * 6L *)',
  'cron(0 12 ? * tue#2 *)',
  'cron(*/5 * * * ? *)',
])('%s is a schedule', (expression) => {
  expect(cronProblem(expression)).toBeUndefined()
})

test.each([
  ['cron(60 9 * * ? *)', 'minutes "60"'],
  ['cron(0 24 * * ? *)', 'hours "24"'],
  ['cron(0 9 32 * ? *)', 'day-of-month "32"'],
  ['cron(0 9 * 13 ? *)', 'month "13"'],
  ['cron(0 9 ? * 0 *)', 'day-of-week "0"'],
  ['cron(0 9 ? * MON#6 *)', 'day-of-week "MON#6"'],
  ['cron(0 9 * * ? 1969)', 'year "1969"'],
  ['cron(0 9 * * * *)', 'write "?"'],
  ['cron(0 9 ? * ? *)', 'cannot both'],
  ['cron(30-10 9 * * ? *)', 'ends before it begins'],
  ['cron(0/0 9 * * ? *)', 'minutes "0/0"'],
  ['cron(a 9 * * ? *)', 'minutes "a"'],
])('%s is none, and the message says why', (expression, words) => {
  expect(cronProblem(expression)).toContain(words)
})
