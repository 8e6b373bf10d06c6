import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAlwaysKept } from '../../services/metrics/executions/sample.ts'
import { environmentIn } from '../testkit/chaos-deployment.ts'
import { type ChaosInstallation, installForChaos, type Killed, type Victim } from '../testkit/chaos-installation.ts'
import { sendAll } from '../testkit/chaos-producers.ts'
import { type Counts, chaosProject, countsOf, posting, rowsOf } from '../testkit/chaos-project.ts'
import { type ChaosReceiver, openChaosReceiver } from '../testkit/chaos-receiver.ts'

const MESSAGES = Number(process.env.ROUTO_CHAOS_MESSAGES ?? 1_500)
/** The same kills at the same places of the run. */
const SEED = Number(process.env.ROUTO_CHAOS_SEED ?? randomInt(1_000_000))
const isLarge = MESSAGES >= 10_000
const LONGEST_MS = isLarge ? 600_000 : 120_000

/** What a process has written before it was killed may arrive so much later. */
const LAST_WORDS_MS = 1_000

interface Strike {
  readonly victim: Victim
  /** When so much of all has arrived, from 0 to 1. */
  readonly place: number
  /** Milliseconds later. */
  readonly late: number
  /** Which executor, from 0 to 1. */
  readonly pick: number
}

const even = (max: number): fc.Arbitrary<number> => fc.noBias(fc.nat(max)).map((part) => part / 100)

/** Kills at places of the run that the seed says, and in the end all at once. */
function strikesOf(seed: number): readonly Strike[] {
  const often = isLarge ? { executor: 20, cloud: 5, control: 3, everything: 3 } : { executor: 3, cloud: 1, control: 1, everything: 0 } // biome-ignore format: a table
  const of = (victim: Victim, count: number): Victim[] => Array.from({ length: count }, () => victim)
  const all = [
    ...of('executor', often.executor),
    ...of('cloud', often.cloud),
    ...of('control plane', often.control),
    ...of('everything', often.everything),
  ]
  const strike = fc.record({
    place: even(isLarge ? 85 : 40),
    late: even(50).map((part) => part * 100),
    pick: even(99),
  })
  const [strikes = []] = fc.sample(fc.tuple(...all.map(() => strike)), { seed, numRuns: 1 })
  return [
    ...strikes.map((each, index) => ({ ...each, victim: all[index] ?? 'executor' })).sort((a, b) => a.place - b.place),
    { victim: 'everything', place: isLarge ? 0.9 : 0.5, late: 0, pick: 0 },
  ]
}

let receiver: ChaosReceiver
let routo: ChaosInstallation
beforeAll(async () => {
  receiver = await openChaosReceiver()
  routo = await installForChaos()
})
afterAll(async () => {
  await routo.stop()
  receiver.close()
})

const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: routo.over })

/** Deploys what rows go through. */
async function deploy() {
  const environment = await environmentIn(routo, 'chaos', { RECEIVER_URL: receiver.url })
  const { state, physicalIds } = await environment.followed(await environment.deploy(chaosProject, 'once'))
  expect(state).toBe('SUCCEEDED')
  return { ...environment, queue: physicalIds.Rows ?? '' }
}

type Where = Awaited<ReturnType<typeof deploy>>

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await pause(100)
  }
}

/** Kills when so much has arrived. @returns when each kill began and was over */
async function strike(strikes: readonly Strike[], toArrive: number) {
  const kills: (Killed & { readonly from: number; readonly to: number })[] = []
  for (const { victim, place, late, pick } of strikes) {
    while (receiver.arrived() < place * toArrive) await pause(5)
    await pause(late)
    const from = performance.now()
    const killed = await routo.kill(victim, pick)
    kills.push({ ...killed, from, to: performance.now() })
  }
  return kills
}

const NAMES = ['Split', 'Sort', 'Even', 'Odd']

/** What each route has counted, when nothing is on its way any more and all that was recorded until then is counted. */
async function settledCounts({ environmentId, routeId }: Where): Promise<Readonly<Record<string, Counts>>> {
  const look = (fields: string): Promise<Found> => {
    const one = (name: string): string => `${name}: node(id: "${routeId(name)}") { ... on Route { ${fields} } }`
    return routo.ask(`query Look($environmentId: ID!) { ${NAMES.map(one).join('\n')} }`, { environmentId })
  }
  const quietAt = await until(async () => {
    const at = Date.now()
    const found = await look('queueDepth(environmentId: $environmentId) { visible inFlight }')
    return NAMES.every((name) => found[name].queueDepth.visible + found[name].queueDepth.inFlight === 0)
      ? at
      : undefined
  })
  return until(async () => {
    const found = await look(
      'stats(environmentId: $environmentId, range: { last: "1h" }) { received succeeded failed dropped inFlight deadLettered asOf }',
    )
    if (NAMES.some((name) => Date.parse(found[name].stats.asOf) < quietAt)) return undefined
    return Object.fromEntries(NAMES.map((name) => [name, countsIn(found[name].stats)]))
  })
}

const countsIn = ({ asOf: _, ...counts }: Counts & { readonly asOf: string }): Counts => counts

// biome-ignore lint/suspicious/noExplicitAny: the query says what it is.
type Found = any

test(
  `whatever is killed, every message arrives and is counted once (seed ${SEED})`,
  async () => {
    const began = performance.now()
    const rows = rowsOf(MESSAGES)
    const toArrive = rows.filter(({ fate }) => fate === 'fine' || fate === 'refused')
    const where = await deploy()

    const [sent, kills] = await Promise.all([sendAll(routo, rows, where), strike(strikesOf(SEED), toArrive.length)])
    while (new Set(receiver.posts.map(({ row }) => row)).size < toArrive.length) await pause(100)
    const found = await settledCounts(where)

    // Everything has arrived, and nothing else has.
    expect(new Set(receiver.posts.map(({ row }) => row))).toEqual(new Set(toArrive.map(({ text }) => text)))

    // More messages than rows there are only of those whose producer had to ask a second time, without being known.
    const messages = new Map(receiver.posts.map(({ messageId, row }) => [messageId, row]))
    const again = surplus([...messages.values()])
    for (const row of again) expect(sent.uncertain).toContain(row)
    const rowOf = new Map(rows.map((row) => [row.text, row]))
    const expected = countsOf(
      rows,
      sent.files,
      again.map((text) => rowOf.get(text)).filter((row) => row !== undefined),
    )
    expect(found).toEqual(expected)

    // A message is posted again only after its executor, or all of them, were killed.
    const repeats = repeated(receiver.posts)
    const around = kills.map(({ from, to }) => ({ from, to: to + LAST_WORDS_MS }))
    expect(repeats.filter(({ first, next }) => !around.some(({ from, to }) => from <= next && first <= to))).toEqual([])
    const held = kills.map(({ victim }) => posting.batchSize * (victim === 'executor' ? 1 : posting.executors))
    expect(repeats.length).toBeLessThanOrEqual(held.reduce((sum, most) => sum + most, 0))

    // Each dead letter is there, once.
    const { node } = await routo.ask(
      'query Letters($id: ID!) { node(id: $id) { ... on Environment { deadLetters(first: 1) { totalCount } } } }',
      { id: where.environmentId },
    )
    expect(node.deadLetters.totalCount).toBe(rows.filter(({ fate }) => fate === 'bad' || fate === 'refused').length)

    // Flows are whole.
    const own = [...messages].filter(([messageId]) => !messageId.includes('#') && isAlwaysKept(messageId))
    expect(own.length).toBeGreaterThan(0)
    for (const [ref, row] of own.slice(0, 5)) {
      const { trace } = await routo.ask(
        'query Trace($environmentId: ID!, $ref: String!) { trace(environmentId: $environmentId, ref: $ref) { hopCount hops { routeName } } }',
        { environmentId: where.environmentId, ref },
      )
      const last = Number.parseInt(row, 10) % 2 === 0 ? 'Even' : 'Odd'
      expect(trace).toEqual({ hopCount: 2, hops: [{ routeName: 'Sort' }, { routeName: last }] })
    }
    report({ kills, repeats: repeats.length, again: again.length, seconds: (performance.now() - began) / 1_000 })
  },
  LONGEST_MS,
)

/** Each text as often as it is there more than once. */
function surplus(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size === seen.add(text).size)
}

/** Posts of messages that had been posted before, and when. */
function repeated(posts: ChaosReceiver['posts']) {
  const last = new Map<string, number>()
  return posts.flatMap(({ messageId, at: next }) => {
    const first = last.get(messageId)
    last.set(messageId, next)
    return first === undefined ? [] : [{ first, next }]
  })
}

interface Figures {
  readonly kills: readonly Killed[]
  readonly repeats: number
  readonly again: number
  readonly seconds: number
}

function report({ kills, repeats, again, seconds }: Figures): void {
  if (!isLarge) return
  const by = Object.entries(Object.groupBy(kills, ({ victim }) => victim)).map(
    ([name, some]) => `${name} ${some?.length}`,
  )
  console.log(
    `${MESSAGES} messages in ${seconds.toFixed(1)} s, seed ${SEED}; killed: ${by.join(', ')}; posted again: ${repeats}; taken twice from SQS: ${again}`,
  )
}
