import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { route } from '../../../../runtime/index.ts'
import type { Release } from '../../../../targets/driver.ts'
import type { Stacks } from '../../../../targets/local/stacks/stacks.ts'
import { releaseOf } from '../../contract/releases.ts'
import { type Between, type OpenedParts, openParts } from './opened-stacks.ts'

let opened: OpenedParts
beforeAll(async () => {
  opened = await openParts()
})
afterAll(async () => {
  await opened.close()
})

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const before = [store, route('Intake').from('file:Uploads').process(pass).to('queue:Orders')]
const after = [
  route('Store', { memoryMb: 512 }).from('queue:Other').process(pass),
  route('Nightly').from('trigger:rate(1 day)').process(pass),
  route('Web').from('http:/orders').process(pass).to('queue:Other'),
]

/** What is asked for; the same again is what a client asks that has got no answer. */
interface Scenario {
  readonly first?: Release
  readonly ask: (stacks: Stacks, token: string) => Promise<void>
}

const execute = (release: Release) => async (stacks: Stacks, token: string) =>
  stacks.execute(release, release.secrets, (await stacks.plan(release)).id, token)

/** What can be done to an environment. */
const scenarios: Readonly<Record<string, (environment: string, environmentId: string) => Scenario>> = {
  'a creation': (environment, environmentId) => ({ ask: execute(releaseOf(before, { environment, environmentId })) }),
  'an update': (environment, environmentId) => ({
    first: releaseOf(before, { environment, environmentId }),
    ask: execute(releaseOf(after, { environment, environmentId, deploymentId: 'dep_2' })),
  }),
  'an update that fails': (environment, environmentId) => ({
    first: releaseOf(before, { environment, environmentId }),
    ask: execute(releaseOf(after, { environment, environmentId, deploymentId: 'dep_2', lacksCode: true })),
  }),
  'a removal': (environment, environmentId) => ({
    first: releaseOf(before, { environment, environmentId }),
    ask: (stacks, token) => stacks.destroy(environmentId, 'RETAIN', token),
  }),
}

/** Everything that changes something; crashes come before or after it, when its answer is not known yet. */
const changing = /^(put|remove|write)/

/** Lets so many steps happen, and then nothing more: as if the process had ended there. */
function crashAfter(steps: number): { readonly between: Between; readonly crashed: Promise<void> } {
  const { promise: crashed, resolve } = Promise.withResolvers<void>()
  let left = steps
  const step = async (): Promise<void> => {
    left -= 1
    if (left >= 0) return
    resolve()
    await new Promise<never>(() => {})
  }
  return {
    crashed,
    between: (part) =>
      new Proxy(part, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name)
          if (typeof value !== 'function' || !changing.test(String(name))) return value
          return async (...input: unknown[]) => {
            await step()
            const output: unknown = await value.apply(target, input)
            await step()
            return output
          }
        },
      }),
  }
}

let runs = 0

/** What is made of the name of the environment by hashing. */
const GENERATED =
  /\b([0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f-]{27})\b|(?<=(physicalId":"|_api\/|integrations\/))[0-9a-z]{10}(?=")/g

/** Does what is asked for, in processes that end after so many steps each, and a last one that does not. */
async function run(scenario: keyof typeof scenarios, crashes: readonly number[]) {
  runs += 1
  const [environment, environmentId, token] = [`crash${runs}x`, `env_${runs}x`, `token-${runs}`]
  const { first, ask } = scenarios[scenario]?.(environment, environmentId) ?? {}
  if (ask === undefined) throw new Error(`there is no ${scenario}`)
  const { code } = releaseOf([store])
  await opened.parts.functions.putCode(code.sha256, code.zip)
  if (first !== undefined) {
    const stacks = await opened.open()
    await execute(first)(stacks, `${token}-first`)
    await end(stacks, `${token}-first`)
  }
  for (const steps of crashes) {
    const { between, crashed } = crashAfter(steps)
    const doing = opened.open(between).then(async (stacks) => {
      await ask(stacks, token)
      await end(stacks, token)
    })
    await Promise.race([doing, crashed])
  }
  const stacks = await opened.open()
  await ask(stacks, token)
  const ended = await end(stacks, token)
  const described = stacks.describe(environmentId)
  const seen = { ...ended, described, drift: stacks.drift(environmentId), there: whatIsThere(environment) }
  return JSON.parse(
    JSON.stringify(seen)
      .replaceAll(environmentId, 'env')
      .replaceAll(environment, 'crash')
      .replaceAll(GENERATED, '<generated>'),
  )
}

async function end(stacks: Stacks, token: string) {
  for (;;) {
    const { outcome, events } = await stacks.events(token, 0, 100)
    if (outcome !== undefined) return { outcome, events: events.map(({ at, ...event }) => event) }
    await stacks.events(token, Number(events.at(-1)?.id ?? 0), 1_000)
  }
}

/** Names of what the parts have, whatever the stacks say. */
function whatIsThere(environment: string) {
  const { queues, objects, functions } = opened.parts
  const isOurs = (name: string): boolean => name.includes(`-${environment}-`)
  return {
    queues: queues
      .list()
      .map(({ name }) => name)
      .filter(isOurs)
      .toSorted(),
    buckets: objects
      .buckets()
      .map(({ name }) => name)
      .filter(isOurs)
      .toSorted(),
    functions: functions
      .list()
      .map(({ name }) => name)
      .filter(isOurs)
      .toSorted(),
    sources: functions
      .eventSources()
      .map(({ queue }) => queue)
      .filter(isOurs)
      .toSorted(),
  }
}

const LAST_STEP = 130

test.each(Object.keys(scenarios))('%s comes to the same end wherever processes end', async (scenario) => {
  const expected = await run(scenario, [])
  expect(expected.outcome).toBe(scenario.endsWith('fails') ? 'rolled-back' : 'succeeded')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(LAST_STEP), { minLength: 1, maxLength: 2 }), async (crashes) => {
      expect(await run(scenario, crashes)).toEqual(expected)
    }),
    { numRuns: 5 },
  )
})
