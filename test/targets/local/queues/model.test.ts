import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { queueArn } from '../../../../targets/local/place.ts'
import type { LeasedMessage } from '../../../../targets/local/queues/queues.ts'
import { attributes, message, type OpenedQueues, openQueues, START } from './opened.ts'

const VISIBILITY_S = 30
const MOST_RECEIVES = 3
const ALL = 1_000

/** A message as it should be. */
interface Expected {
  queue: 'in' | 'out' | 'dead'
  /** Ended receives. */
  receives: number
  visibleAt: number
  /** Whoever holds it, and until when. */
  held: { readonly handle: string; readonly until: number } | undefined
}

interface World {
  opened: OpenedQueues
  now: number
  sent: number
  /** By body. */
  readonly expected: Map<string, Expected>
}

const operations = fc.oneof(
  fc.record({
    kind: fc.constant('send' as const),
    count: fc.integer({ min: 1, max: 5 }),
    delayS: fc.constantFrom(0, 0, 10),
  }),
  fc.record({ kind: fc.constant('receive' as const) }),
  fc.record({
    kind: fc.constant('settle' as const),
    fates: fc.array(fc.constantFrom('delete', 'forward', 'return', 'later', 'keep'), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('extend' as const) }),
  fc.record({ kind: fc.constant('pass' as const), seconds: fc.constantFrom(1, 10, 31) }),
  fc.record({ kind: fc.constant('redrive' as const) }),
  fc.record({ kind: fc.constant('crash' as const) }),
)
type Operation = typeof operations extends fc.Arbitrary<infer T> ? T : never

const held = ({ expected }: World) => [...expected].filter(([, { held }]) => held !== undefined)

async function perform(world: World, operation: Operation): Promise<void> {
  const { queues } = world.opened
  switch (operation.kind) {
    case 'send':
      return send(world, operation.count, operation.delayS)
    case 'receive':
      return receiveAll(world, await queues.receive('in', { max: ALL, waitMs: 0 }))
    case 'settle':
      return settle(world, operation.fates)
    case 'extend':
      return extend(world)
    case 'pass':
      return pass(world, operation.seconds * 1000)
    case 'redrive':
      return redrive(world)
    case 'crash':
      return crash(world)
  }
}

async function send(world: World, count: number, delayS: number): Promise<void> {
  const bodies = Array.from({ length: count }, () => `message ${world.sent++}`)
  await world.opened.queues.send(
    'in',
    bodies.map((body) => message(body, { delayS })),
  )
  for (const body of bodies) {
    world.expected.set(body, { queue: 'in', receives: 0, visibleAt: world.now + delayS * 1000, held: undefined })
  }
}

async function extend(world: World): Promise<void> {
  const [[, first] = []] = held(world)
  if (first?.held === undefined) return
  await world.opened.queues.changeVisibility(first.held.handle, 40)
  first.held = { ...first.held, until: world.now + 40_000 }
}

function pass(world: World, ms: number): void {
  world.now += ms
  world.opened.pass(ms)
  for (const each of world.expected.values()) {
    if (each.held === undefined || each.held.until > world.now) continue
    Object.assign(each, { receives: each.receives + 1, visibleAt: each.held.until, held: undefined })
  }
}

async function redrive({ opened: { queues }, expected, now }: World): Promise<void> {
  const [letter] = queues.peek('dead', { first: 1 })
  if (letter === undefined) return
  expect(await queues.replace('dead', letter.id, [{ queue: 'in', message: message(letter.body) }])).toBe(true)
  expected.set(letter.body, { queue: 'in', receives: 0, visibleAt: now, held: undefined })
}

/** Receives that had not ended are forgotten: the messages come again, and as often as before. */
async function crash(world: World): Promise<void> {
  world.opened = await world.opened.reopen()
  for (const [, each] of held(world)) Object.assign(each, { held: undefined, visibleAt: world.now })
}

function receiveAll(world: World, received: readonly LeasedMessage[]): void {
  const due = [...world.expected].filter(
    ([, { queue, visibleAt, held }]) => queue === 'in' && held === undefined && visibleAt <= world.now,
  )
  const alive = due.filter(([, { receives }]) => receives < MOST_RECEIVES)
  expect(received.map(({ body, receives }) => [body, receives]).sort()).toEqual(
    alive.map(([body, { receives }]) => [body, receives + 1]).sort(),
  )
  for (const { body, receiptHandle } of received) {
    const each = world.expected.get(body)
    if (each !== undefined) each.held = { handle: receiptHandle, until: world.now + VISIBILITY_S * 1000 }
  }
  for (const [, each] of due) if (each.receives >= MOST_RECEIVES) each.queue = 'dead'
}

async function settle(world: World, fates: readonly string[]): Promise<void> {
  const chosen = held(world)
    .slice(0, fates.length)
    .map(([body, each], index) => ({ body, each, fate: fates[index] ?? 'keep' }))
  const of = (...wanted: string[]) => chosen.filter(({ fate }) => wanted.includes(fate))
  await world.opened.queues.settle({
    deletes: of('delete', 'forward').map(({ each }) => each.held?.handle ?? ''),
    returns: of('return', 'later').map(({ each, fate }) => ({
      receiptHandle: each.held?.handle ?? '',
      ...(fate === 'later' ? { seconds: 5 } : {}),
    })),
    sends: of('forward').map(({ body }) => ({ queue: 'out', message: message(body) })),
  })
  for (const { body } of of('delete')) world.expected.delete(body)
  for (const { body } of of('forward'))
    world.expected.set(body, { queue: 'out', receives: 0, visibleAt: world.now, held: undefined })
  for (const { each, fate } of of('return', 'later')) {
    const visibleAt = fate === 'later' ? world.now + 5_000 : (each.held?.until ?? 0)
    Object.assign(each, { receives: each.receives + 1, visibleAt, held: undefined })
  }
}

/** Every message is in its queue, once, and counted where it belongs. */
async function check({ opened: { queues }, expected, now }: World): Promise<void> {
  queues.depth('in')
  // Leases that have run out end in the step before this one.
  await queues.settle({})
  for (const name of ['in', 'out', 'dead'] as const) {
    const here = [...expected].filter(([, { queue }]) => queue === name)
    const count = (test: (each: Expected) => boolean) => here.filter(([, each]) => test(each)).length
    const isWaiting = (each: Expected) => each.held === undefined && each.visibleAt > now
    expect(
      queues
        .peek(name, { first: ALL })
        .map(({ body }) => body)
        .sort(),
    ).toEqual(here.map(([body]) => body).sort())
    expect(queues.depth(name)).toMatchObject({
      visible: count((each) => each.held === undefined && each.visibleAt <= now),
      inFlight: count((each) => each.held !== undefined || (isWaiting(each) && each.receives > 0)),
      delayed: count((each) => isWaiting(each) && each.receives === 0),
    })
  }
}

test.each([
  ['in memory', undefined],
  ['read back from disk', 0],
])('whatever is done, and whenever it crashes, messages %s are where they should be', async (_name, memoryBytes) => {
  await fc.assert(
    fc.asyncProperty(fc.array(operations, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world: World = {
        opened: openQueues(memoryBytes === undefined ? {} : { memoryBytes }),
        now: START,
        sent: 0,
        expected: new Map(),
      }
      const policy = { deadLetterArn: queueArn('dead'), maxReceiveCount: MOST_RECEIVES }
      await world.opened.queues.put('dead', attributes())
      await world.opened.queues.put('out', attributes())
      await world.opened.queues.put('in', attributes({ visibilityTimeoutS: VISIBILITY_S, redrive: policy }))
      try {
        for (const step of steps) {
          await perform(world, step)
          await check(world)
        }
      } finally {
        await world.opened.close()
      }
    }),
    { numRuns: 15 },
  )
})
