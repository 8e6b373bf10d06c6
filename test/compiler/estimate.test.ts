import { describe, expect, test } from '@jest/globals'
import { chargesOf } from '../../compiler/estimate/charges.ts'
import { type Estimate, type EstimateOptions, estimate, type Workload } from '../../compiler/estimate/index.ts'
import { defaultPrices } from '../../compiler/estimate/prices.ts'
import { plan } from '../../compiler/plan/index.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import type { RouteOptions } from '../../runtime/route/options.ts'
import { documentsOf } from '../testkit/documents.ts'

const lines = (body: string): string[] => body.split('\n')
const same = (body: string): string => body
const isLarge = (body: string): boolean => body.length > 1_000

const estimateOf = (routes: readonly Built[], workload: Workload = {}, options: EstimateOptions = {}): Estimate =>
  estimate(plan(documentsOf(...routes), { project: 'shop', environment: 'dev' }), workload, options)

const worker = (options: RouteOptions = {}, name = 'Work') =>
  route(name, options).from(`queue:${name}Jobs`).process(same)

const amounts = ({ lines }: Estimate, service: string) =>
  lines.filter((line) => line.service === service).map(({ item, quantity, amount }) => ({ item, quantity, amount }))

const messagesByRoute = ({ perRoute }: Estimate) =>
  Object.fromEntries(perRoute.map(({ route: name, messages }) => [name, messages]))

describe('one route', () => {
  const compute = ({ lines }: Estimate): number =>
    lines.filter(({ service }) => service === 'AWS Lambda').reduce((total, { amount }) => total + Number(amount), 0)

  // Two servers that always run: t4g.small with disk and address cost 33.11 a month, m7g.large 127.72.
  test.each([
    ['one by one, 50 ms, 256 MB', { memoryMb: 256 }, { messagesPerInvocation: 1, msPerMessage: 50 }, 0.367, 90, 348],
    ['in tens, 50 ms, 256 MB', { memoryMb: 256 }, { messagesPerInvocation: 10, msPerMessage: 50 }, 0.187, 177, 684],
    ['in tens, 200 ms, 512 MB', { memoryMb: 512 }, { messagesPerInvocation: 10, msPerMessage: 200 }, 1.353, 24, 94],
  ])(
    'computing %s breaks even with servers at so many million messages',
    (_, options, work, dollars, smallServers, largeServers) => {
      const costs = estimateOf([worker(options)], { routes: { Work: { messagesPerMonth: 1_000_000, ...work } } })
      expect(compute(costs)).toBeCloseTo(dollars, 3)
      expect(Math.round(33.11 / compute(costs))).toBe(smallServers)
      expect(Math.round(127.72 / compute(costs))).toBe(largeServers)
    },
  )

  test.each([
    ['falls to two pollers', {}, 262_800, '0.105120'],
    ['keeps five pollers where a maximum concurrency is set', { maxConcurrency: 5 }, 657_000, '0.262800'],
  ])('an idle queue costs its polling alone and %s', (_, options, quantity, amount) => {
    const idle = estimateOf([worker(options)], { messagesPerMonth: 0 })
    expect(idle.lines).toEqual([
      {
        service: 'Amazon SQS',
        item: 'requests (standard queues, per 64 kB)',
        route: 'Work',
        quantity,
        unit: 'request',
        unitPrice: '0.0000004',
        amount,
      },
    ])
    expect(idle.monthly).toBe(amount)
    expect(idle).not.toHaveProperty('perMillionMessages')
  })

  test('SQS requests are what is sent, received and deleted, in calls of ten, and the polling', () => {
    const work = { messagesPerMonth: 1_000_000, messagesPerInvocation: 10, averageBytes: 1_000 }
    const [line] = amounts(estimateOf([worker()], { routes: { Work: work } }), 'Amazon SQS')
    expect(line?.quantity).toBe(1_000_000 + 100_000 + 100_000 + 262_800)
  })

  test('SQS bills a message larger than 64 kB as several requests', () => {
    const work = { messagesPerMonth: 1_000, averageBytes: 200_000 }
    const [line] = amounts(estimateOf([worker()], { routes: { Work: work } }), 'Amazon SQS')
    expect(line?.quantity).toBe(4_000 + 4_000 + 1_000 + 262_800)
  })

  test('a synchronous http route has no queue, and its large requests count per 512 kB', () => {
    const costs = estimateOf([route('Ask').from('http:/ask').respond(same)], {
      routes: { Ask: { messagesPerMonth: 1_000_000, averageBytes: 600_000 } },
    })
    expect(amounts(costs, 'Amazon API Gateway')).toEqual([
      { item: 'HTTP API requests (per 512 kB)', quantity: 2_000_000, amount: '2.000000' },
    ])
    expect(amounts(costs, 'Amazon SQS')).toEqual([])
  })

  test('a batch window fills batches, an even stream without one does not', () => {
    const invocations = (options: RouteOptions) =>
      amounts(estimateOf([worker(options)], { messagesPerMonth: 2_628_000 }), 'AWS Lambda')[0]?.quantity
    expect(invocations({})).toBe(2_628_000)
    expect(invocations({ batchWindowMs: 5_000 })).toBe(525_600)
    expect(invocations({ batchWindowMs: 300_000, batchSize: 100 })).toBe(26_280)
  })

  test('metrics are paid for the hours in which the route runs', () => {
    const metrics = (messagesPerMonth: number) =>
      amounts(estimateOf([worker()], { messagesPerMonth }), 'Amazon CloudWatch').find(
        ({ item }) => item === 'custom metrics',
      )
    expect(metrics(1_000_000)).toEqual({ item: 'custom metrics', quantity: 5, amount: '1.500000' })
    expect(metrics(73)?.quantity).toBe(0.5)
  })

  test('what leaves for other systems is paid by size', () => {
    const costs = estimateOf([route('Push').from('queue:Out').to('https://shop.example/orders')], {
      routes: { Push: { messagesPerMonth: 1_000_000, averageBytes: 3_000 } },
    })
    expect(amounts(costs, 'AWS data transfer')).toEqual([{ item: 'to the internet', quantity: 3, amount: '0.270000' }])
  })
})

describe('schedules', () => {
  test.each([
    ['trigger:rate(5 minutes)', 8_760],
    ['trigger:rate(1 day)', 30.416667],
    ['trigger:cron(0 9 * * ? *)', 30.416667],
    ['trigger:cron(0/15 8-17 ? * MON-FRI *)', 870],
    ['trigger:cron(0 0 1 * ? *)', 1],
    ['trigger:cron(0 0 L * ? *)', 1],
    ['trigger:cron(0 0 15W * ? *)', 1],
    ['trigger:cron(0 12 ? * 2#1 *)', 1],
    ['trigger:cron(0 12 ? * 6L *)', 1],
    ['trigger:cron(30 6,18 1 JAN,jul ? *)', 0.333333],
    ['trigger:manual', 0],
  ] as const)('%s fires %d times a month', (uri, times) => {
    const costs = estimateOf([route('Export').from(uri).process(same)])
    expect(messagesByRoute(costs)).toEqual({ Export: times })
  })
})

describe('several routes', () => {
  const orders = [
    route('Import').from('file:Uploads').split(lines).to('queue:Orders'),
    route('Sort')
      .from('queue:Orders')
      .tap('file:Archive')
      .branch([[isLarge, 'queue:Large']])
      .otherwise('queue:Small'),
    route('Large').from('queue:Large').process(same),
    route('Small').from('queue:Small').process(same),
  ]

  test('messages follow the routes: parts of a split, copies of a tap, shares of a branch', () => {
    const costs = estimateOf(orders, { routes: { Import: { messagesPerMonth: 100, fanOut: 20 } } })
    expect(messagesByRoute(costs)).toEqual({ Import: 100, Sort: 2_000, Large: 1_000, Small: 1_000 })
    expect(amounts(costs, 'Amazon S3')).toEqual([
      { item: 'GET requests', quantity: 100, amount: '0.000040' },
      { item: 'PUT requests', quantity: 2_000, amount: '0.010000' },
      { item: 'storage', quantity: 0.004, amount: '0.000092' },
    ])
  })

  test('what is said about a route goes before what would arrive', () => {
    const costs = estimateOf(orders, { messagesPerMonth: 10, routes: { Sort: { messagesPerMonth: 500 } } })
    expect(messagesByRoute(costs)).toEqual({ Import: 10, Sort: 500, Large: 250, Small: 250 })
  })

  test('a loop is passed once', () => {
    const loop = [
      route('Ping', { allowLoop: { maxHops: 5 } })
        .from('queue:Pings')
        .to('queue:Pongs'),
      route('Pong', { allowLoop: { maxHops: 5 } })
        .from('queue:Pongs')
        .to('queue:Pings'),
    ]
    expect(messagesByRoute(estimateOf(loop, { routes: { Ping: { messagesPerMonth: 7 } } }))).toEqual({
      Ping: 7,
      Pong: 7,
    })
  })

  test('the shares of the routes add up to the month, and the lines to the shares', () => {
    const costs = estimateOf(orders, { messagesPerMonth: 123_457 })
    const micro = (amount: string) => BigInt(amount.replace('.', ''))
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + micro(amount), 0n)
    expect(sum(costs.perRoute.map(({ monthly }) => monthly))).toBe(micro(costs.monthly))
    expect(sum(costs.lines.map(({ amount }) => amount))).toBe(micro(costs.monthly))
  })

  test('the free tier is subtracted once for the account, not for each route', () => {
    const routes = [worker({}, 'One'), worker({}, 'Two'), worker({}, 'Three')]
    const workload = { messagesPerMonth: 1_000_000 }
    const credits = estimateOf(routes, workload, { freeTier: true }).lines.filter((line) => line.route === undefined)
    expect(credits.map(({ service, item, quantity }) => [service, item, quantity])).toEqual([
      ['AWS Lambda', 'requests', -1_000_000],
      ['AWS Lambda', 'duration (arm64)', -37_500],
      ['Amazon SQS', 'requests (standard queues, per 64 kB)', -1_000_000],
      ['Amazon CloudWatch', 'log ingestion', -4.95],
      ['Amazon CloudWatch', 'custom metrics', -10],
    ])
    expect(credits[0]?.amount).toBe('-0.200000')
  })

  test('what is free never makes a month cheaper than nothing', () => {
    const costs = estimateOf([worker()], { messagesPerMonth: 0 }, { freeTier: true })
    expect(costs.monthly).toBe('0.000000')
  })

  test('a cheaper tier is reached by all routes together', () => {
    const requests = 200_000_000
    const ask = (name: string) => route(name).from(`http:/${name}`).respond(same)
    const costs = estimateOf([ask('One'), ask('Two')], { messagesPerMonth: requests })
    const gateway = costs.lines.filter(({ service }) => service === 'Amazon API Gateway')
    expect(gateway.map(({ unitPrice, amount }) => [unitPrice, amount])).toEqual([
      ['0.000000975', '195.000000'],
      ['0.000000975', '195.000000'],
    ])
  })

  test('a thousand routes in a row', () => {
    const chain = Array.from({ length: 1_000 }, (_, n) =>
      route(`R${n}`)
        .from(`queue:Q${n}`)
        .to(`queue:Q${n + 1}`),
    )
    const costs = estimateOf(chain, { messagesPerMonth: 10 })
    expect(costs.perRoute).toHaveLength(1_000)
    expect(costs.perRoute.at(-1)?.messages).toBe(10)
  })
})

describe('a workload that is none', () => {
  test.each<[string, unknown, string]>([
    ['less than nothing', { messagesPerMonth: -1 }, 'workload.messagesPerMonth: must be a number from 0'],
    ['no number', { messagesPerMonth: Number.NaN }, 'is NaN'],
    ['without end', { routes: { Work: { fanOut: Number.POSITIVE_INFINITY } } }, 'workload.routes.Work.fanOut: must be'],
    ['text', { routes: { Work: { msPerMessage: '50' } } }, 'workload.routes.Work.msPerMessage: must be a number'],
    [
      'a route that is not there',
      { routes: { Wrok: {} } },
      'workload.routes: "Wrok" is not known here. Did you mean "Work"?',
    ],
    ['a field that is none', { routes: { Work: { bytes: 1 } } }, 'workload.routes.Work: "bytes" is not known here.'],
    ['a word of another place', { averageBytes: 1 }, 'workload: "averageBytes" is not known here.'],
    ['nothing of the kind', 'much', 'workload: must be an object, is a string'],
  ])('%s is refused', (_, workload, words) => {
    expect(() => estimateOf([worker()], workload as Workload)).toThrow(TypeError)
    expect(() => estimateOf([worker()], workload as Workload)).toThrow(words)
  })

  test('is told all at once, with the options', () => {
    const workload = { messagesPerMonth: -1, routes: { Work: { fanOut: -2 } } }
    const call = () => estimateOf([worker()], workload, { freetier: true } as never)
    expect(call).toThrow(/messagesPerMonth.*is -1; .*fanOut.*is -2; options: "freetier" is not known here/)
  })

  test('is not one of zeros, nor one in which nothing is said', () => {
    const zeros = {
      messagesPerMonth: 0,
      averageBytes: 0,
      msPerMessage: 0,
      fanOut: 0,
      messagesPerInvocation: 0,
      logBytesPerMessage: 0,
    }
    const routes = [route('Work').from('queue:In').split(lines).to('queue:Out')]
    expect(() => estimateOf(routes, { messagesPerMonth: 0, routes: { Work: zeros } })).not.toThrow()
    const unsaid = { averageBytes: undefined, fanOut: undefined } as never
    expect(estimateOf(routes, { routes: { Work: unsaid } })).toEqual(estimateOf(routes))
  })

  test('may have numbers that are right, and multiply beyond all counting', () => {
    const splits = Array.from({ length: 400 }, (_, n) =>
      route(`Split${n}`)
        .from(`queue:Q${n}`)
        .split(lines)
        .to(`queue:Q${n + 1}`),
    )
    expect(() => estimateOf(splits)).toThrow(RangeError)
    expect(() => estimateOf(splits)).toThrow('smaller fanOut')
  })
})

test('an estimate says what it is made from', () => {
  const costs = estimateOf([worker()])
  expect(costs).toMatchObject({ currency: 'USD', asOf: defaultPrices.asOf, source: defaultPrices.source })
  expect(costs.assumptions.join('\n')).toContain(`us-east-1 as of ${defaultPrices.asOf}`)
  expect(costs.assumptions.join('\n')).toContain('1,000,000 messages')
})

test('other prices can be handed in', () => {
  const items = { ...defaultPrices.items }
  items['sqs-requests'] = { ...items['sqs-requests'], tiers: [{ price: '0.000001' }] }
  const costs = estimateOf([worker()], { messagesPerMonth: 0 }, { prices: { ...defaultPrices, items } })
  expect(costs.monthly).toBe('0.262800')
})

test('next to nothing has the price of a unit, and costs nothing', () => {
  const [charge] = chargesOf([{ route: 'Work', usage: [['s3-storage', 4e-7]] }], defaultPrices)
  expect(charge).toMatchObject({ unitPrice: 23_000_000_000n, microDollars: 0n })
})
