import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'

/** How a deployment went. */
export interface DeploymentRun {
  readonly durationMs: number
  readonly resources: number
}

interface Deployment {
  readonly done: boolean
  readonly state: string
  readonly pollAfterMs: number | null
  readonly durationMs: number | null
  readonly failure: { readonly message: string; readonly explanation: string | null } | null
  readonly stacks: readonly { readonly resources: { readonly totalCount: number } }[]
}

/** Deploys a revision, and waits until that has ended. @throws {Error} why it failed */
export async function deploymentRun(client: Client, environmentId: string, revisionId: string): Promise<DeploymentRun> {
  const { deploymentCreate } = await client.ask<{ deploymentCreate: { deployment: { id: string } } }>(
    'mutation Deploy($input: DeploymentCreateInput!) { deploymentCreate(input: $input) { deployment { id } userErrors { message hint } } }',
    { input: { environmentId, revisionId, idempotencyKey: randomUUID() } },
  )
  for (;;) {
    const { deployment } = await client.ask<{ deployment: Deployment }>(
      'query Follow($id: ID!) { deployment(id: $id) { done state pollAfterMs durationMs failure { message explanation } stacks { resources(first: 1) { totalCount } } } }',
      { id: deploymentCreate.deployment.id },
    )
    const { done, state, failure, durationMs, stacks, pollAfterMs } = deployment
    if (!done) {
      await sleep(pollAfterMs ?? 100)
      continue
    }
    if (state !== 'SUCCEEDED')
      throw new Error(`The deployment ended as ${state}: ${failure?.message} ${failure?.explanation ?? ''}`)
    return {
      durationMs: durationMs ?? 0,
      resources: stacks.reduce((sum, { resources }) => sum + resources.totalCount, 0),
    }
  }
}

/** Where a message went. */
export interface Journey {
  readonly hops: readonly {
    readonly endpoint: string
    readonly routeName: string
    readonly waitMs: number | null
    readonly outcome: string
  }[]
}

/** The journey of a message, if anything is known of it yet. */
export async function journey(client: Client, environmentId: string, ref: string): Promise<Journey | undefined> {
  const { trace } = await client.ask<{ trace: Journey | null }>(
    'query Trace($environmentId: ID!, $ref: String!) { trace(environmentId: $environmentId, ref: $ref) { hops { endpoint routeName waitMs outcome } } }',
    { environmentId, ref },
  )
  return trace ?? undefined
}

/** What happened in the last hour, and what it would have cost. */
export interface LookBack {
  readonly stats: {
    readonly received: number
    readonly succeeded: number
    readonly failed: number
    readonly dropped: number
    readonly inFlight: number
    readonly duration: { readonly p50: number; readonly p95: number }
  }
  readonly cost: { readonly perMillionMessages: { readonly amount: string; readonly currency: string } }
}

export async function lookBack(client: Client, environmentId: string): Promise<LookBack> {
  const { node } = await client.ask<{ node: LookBack }>(
    `query LookBack($id: ID!) { node(id: $id) { ... on Environment {
      stats(range: { last: "1h" }) { received succeeded failed dropped inFlight duration { p50 p95 } }
      cost(range: { last: "1h" }) { perMillionMessages { amount currency } }
    } } }`,
    { id: environmentId },
  )
  return node
}
