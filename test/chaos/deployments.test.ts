import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ChaosEnvironment, environmentIn } from '../testkit/chaos-deployment.ts'
import { type ChaosInstallation, installForChaos, type Victim } from '../testkit/chaos-installation.ts'

let routo: ChaosInstallation
beforeAll(async () => {
  routo = await installForChaos()
})
afterAll(async () => {
  await routo.stop()
})

/** Enough resources for a deployment to take a while. */
const filesWith = (routes: number) => ({
  'routes.ts': `import { route } from 'routo'
    export default Array.from({ length: ${routes} }, (_, n) => route('Route' + n).from('queue:In' + n).to('queue:Out' + n))`,
})
const ROUTES = 6

/** Who takes over a deployment waits for half a minute, since the one before may only be slow: part of the large run. */
const isLarge = process.env.ROUTO_CHAOS_MESSAGES !== undefined
const LONGEST_MS = 120_000

const duringProvision: readonly Victim[] = ['cloud', ...(isLarge ? (['control plane', 'everything'] as const) : [])]

test.each(duringProvision.map((victim) => [victim]))(
  'a deployment ends well when the %s is killed while its resources are made',
  async (victim) => {
    const environment = await environmentIn(routo, victim.replace(' ', '-'))
    const id = await environment.deploy(filesWith(ROUTES), `with ${victim} killed`)
    await reached(id, 'PROVISION')
    await routo.kill(victim, 0)
    await endsWell(environment, id)
  },
  LONGEST_MS,
)

test('a deployment ends well when the process of the compiler was killed', async () => {
  const environment = await environmentIn(routo, 'compiler')
  await endsWell(environment, await environment.deploy(filesWith(1), 'first'))
  await routo.kill('compiler', 0)
  await endsWell(environment, await environment.deploy(filesWith(ROUTES), 'second'))
})

/** It has succeeded, with everything there, once. */
async function endsWell(environment: ChaosEnvironment, id: string): Promise<void> {
  const { state, failure, physicalIds } = await environment.followed(id)
  expect({ state, failure }).toEqual({ state: 'SUCCEEDED', failure: null })
  expect(physicalIds).toHaveProperty('Route0Executor')
  const { deployment } = await routo.ask(
    'query Told($id: ID!) { deployment(id: $id) { events(first: 100) { nodes { logicalId status } } } }',
    { id },
  )
  const events: readonly Told[] = deployment.events.nodes
  const made = events.filter(({ status }) => status === 'CREATE_COMPLETE').map(({ logicalId }) => logicalId)
  expect(made.length).toBeGreaterThan(0)
  expect(new Set(made).size).toBe(made.length)
}

interface Told {
  readonly logicalId: string | null
  readonly status: string | null
}

/** Waits until a deployment is in a phase, or behind it. */
async function reached(id: string, phase: string): Promise<void> {
  for (;;) {
    const { deployment } = await routo.ask('query Phase($id: ID!) { deployment(id: $id) { timeline { phase } } }', {
      id,
    })
    if (deployment.timeline.some((one: { readonly phase: string }) => one.phase === phase)) return
    await sleep(5, undefined, { signal: routo.over })
  }
}
