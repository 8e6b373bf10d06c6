import { expect, test } from '@jest/globals'
import { createClients } from '../../../targets/aws/clients.ts'
import { awsCosts } from '../../../targets/aws/costs/aws-costs.ts'
import { type Answer, startFront } from './front.ts'
import { credentials, placeIn } from './places.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.parse('2026-11-21T15:30:00.000Z')

type Groups = Readonly<Record<string, string>>

const day = (start: string, groups: Groups): object => ({
  TimePeriod: { Start: start, End: '' },
  Groups: Object.entries(groups).map(([name, Amount]) => ({
    Keys: [`routo:environment$${name}`],
    Metrics: { UnblendedCost: { Amount, Unit: 'USD' } },
  })),
})

const refused = (type: string): Answer => ({
  status: 400,
  body: JSON.stringify({ __type: type, message: `${type} happened` }),
})

/** Cost Explorer with these answers, one after the other, and what asks it. */
async function open(...answers: readonly (object | Answer)[]) {
  const left = [...answers]
  const front = await startFront(() => {
    const next = left.shift()
    return next !== undefined && 'body' in next ? (next as Answer) : { body: JSON.stringify(next) }
  })
  const clock = { now: NOW }
  const costs = awsCosts({
    clients: createClients({ endpoint: front.url, credentials }),
    findPlace: async (environmentId) =>
      environmentId.startsWith('local')
        ? undefined
        : placeIn('eu-west-1', { environmentId, environment: environmentId }),
    now: () => clock.now,
  })
  return { costs, front, clock, close: () => front[Symbol.asyncDispose]() }
}

const lastDays = (days: number) => ({ from: NOW - days * DAY, to: NOW })

test('what was billed for the days of a span is summed up for its environment, and asked for once for all of a project', async () => {
  const { costs, front, close } = await open({
    ResultsByTime: [
      day('2026-11-18', { dev: '5', live: '9' }),
      day('2026-11-19', { dev: '0.0000011', live: '1.5E-1' }),
      day('2026-11-20', { dev: '0.25' }),
      day('2026-11-21', {}),
    ],
  })
  expect(await costs.of('dev', lastDays(2))).toEqual({
    micros: 250_001n,
    currency: 'USD',
    through: Date.parse('2026-11-21T00:00:00.000Z'),
  })
  expect(await costs.of('live', lastDays(30))).toEqual({
    micros: 9_150_000n,
    currency: 'USD',
    through: Date.parse('2026-11-20T00:00:00.000Z'),
  })
  expect(front.seen.map(({ body }) => JSON.parse(body.toString()))).toEqual([
    {
      TimePeriod: { Start: '2026-10-21', End: '2026-11-22' },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
      Filter: { Tags: { Key: 'routo:project', Values: ['acme'], MatchOptions: ['EQUALS'] } },
      GroupBy: [{ Type: 'TAG', Key: 'routo:environment' }],
    },
  ])
  await close()
})

test('all pages are read', async () => {
  const { costs, close } = await open(
    { ResultsByTime: [day('2026-11-19', { dev: '1' })], NextPageToken: 'more' },
    { ResultsByTime: [day('2026-11-20', { dev: '2' })] },
  )
  expect(await costs.of('dev', lastDays(7))).toMatchObject({ micros: 3_000_000n })
  await close()
})

test('AWS is asked again after six hours, since each answer costs money', async () => {
  const answer = (amount: string) => ({ ResultsByTime: [day('2026-11-21', { dev: amount })] })
  const { costs, front, clock, close } = await open(answer('1'), answer('2'))
  expect(await costs.of('dev', lastDays(1))).toMatchObject({ micros: 1_000_000n, through: NOW })
  clock.now += 6 * HOUR - 1
  expect(await costs.of('dev', lastDays(1))).toMatchObject({ micros: 1_000_000n })
  expect(front.seen).toHaveLength(1)
  clock.now += 1
  expect(await costs.of('dev', lastDays(1))).toMatchObject({ micros: 2_000_000n })
  await close()
})

test.each([
  ['the tags are not activated', { ResultsByTime: [day('2026-11-20', { '': '3' })] }, 'Activate both tags'],
  ['it is not allowed', refused('AccessDeniedException'), 'allow it ce:GetCostAndUsage'],
  ['Cost Explorer was never used', refused('DataUnavailableException'), 'Open it once in the console'],
  ['AWS refuses for another reason', refused('ValidationException'), 'ValidationException happened'],
])('where %s, that is said, and what to do', async (_why, answer, said) => {
  const { costs, front, clock, close } = await open(answer, { ResultsByTime: [day('2026-11-20', { dev: '1' })] })
  expect(await costs.of('dev', lastDays(2))).toEqual({ missing: expect.stringContaining(said) })
  await costs.of('dev', lastDays(2))
  expect(front.seen).toHaveLength(1)
  clock.now += 6 * HOUR
  expect(await costs.of('dev', lastDays(2))).toMatchObject({ micros: 1_000_000n })
  await close()
})

test('what was refused is asked for again soon', async () => {
  const { costs, clock, close } = await open(refused('AccessDeniedException'), {
    ResultsByTime: [day('2026-11-20', { dev: '1' })],
  })
  expect(await costs.of('dev', lastDays(2))).toHaveProperty('missing')
  clock.now += 10 * 60_000
  expect(await costs.of('dev', lastDays(2))).toMatchObject({ micros: 1_000_000n })
  await close()
})

test('what is not on AWS, and what is longer ago than a year, asks nobody', async () => {
  const { costs, front, close } = await open()
  expect(await costs.of('local', lastDays(1))).toBeUndefined()
  expect(await costs.of('dev', lastDays(380))).toEqual({ missing: expect.stringContaining('last year') })
  expect(front.seen).toEqual([])
  await close()
})

test.each([
  ['eu-west-1', 'us-east-1'],
  ['cn-north-1', 'cn-northwest-1'],
])('costs of %s are asked for in %s, where they are told', async (region, asked) => {
  const { costExplorer } = createClients({ credentials })(placeIn(region))
  expect(await costExplorer.config.region()).toBe(asked)
})
