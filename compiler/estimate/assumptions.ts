import type { PriceList } from './prices.ts'
import { DEFAULT_MESSAGES_PER_MONTH, type Workload } from './workload.ts'

/** What an estimate takes for granted, in words for the reader of the bill. */
export const assumptionsOf = (
  { region, asOf }: PriceList,
  { messagesPerMonth = DEFAULT_MESSAGES_PER_MONTH }: Workload,
  freeTier: boolean,
): readonly string[] => [
  `Prices are the list prices of ${region} as of ${asOf}, before discounts and taxes.`,
  freeTier
    ? 'The free tier is subtracted once for the whole account, as if nothing else ran in it.'
    : 'The free tier is left out: it is shared with everything else in the account.',
  `A month has 730 hours. A route that is fed from outside receives ${messagesPerMonth.toLocaleString('en')} messages, unless said otherwise; ` +
    'schedules fire as they say; the other routes receive what is sent to them.',
  'Every message succeeds at the first attempt, none is dropped, a branch spreads its messages evenly, and a loop is passed once.',
  'Messages come evenly over the month: they form batches only in a batch window or behind a split.',
  'Lambda polls each queue that a route reads, three times a minute from two pollers (five where maxConcurrency is set), ' +
    'with or without messages: 262,800 (657,000) SQS requests a month are paid by an idle route.',
  'SQS bills each call per 64 kB, API Gateway each request per 512 kB, Lambda each millisecond including its start.',
  'Each executor has five custom metrics, paid for the hours in which it runs, and logs about 1.1 kB per invocation and 0.55 kB per message.',
  'Files written stay for one month; logs stay for the retention of their route.',
  'Not counted: what HTTP answers carry out of the region, data between regions, and everything the processors call by themselves.',
]
