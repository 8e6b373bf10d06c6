import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { actions } from './actions/all.ts'
import { moveChangeSets } from './actions/change-sets.ts'
import { type CallSeen, createFaults } from './faults.ts'
import { leaveBehind } from './leftovers.ts'
import { answerXml, Refusal, refusalXml } from './protocol/answers.ts'
import { type Form, readForm, textIn } from './protocol/form.ts'
import type { ResourceHook } from './resources/hook.ts'
import { createFailures, type Scenario } from './scenario.ts'
import { findStack, type ReadObject, type Stack, type World } from './world.ts'

export interface CloudFormationOptions {
  readonly scenario?: Scenario
  readonly region?: string
  readonly account?: string
  /** Where templates and code are read from; absent: there are no templates by URL, and all code counts as there. */
  readonly readObject?: ReadObject
  /** Makes something real of resources. */
  readonly resources?: ResourceHook
  /** Told of every call before it takes effect; what it throws cuts the connection. */
  readonly onCall?: (call: CallSeen) => void | Promise<void>
}

/** CloudFormation over real HTTP, as far as this product asks for it. Its time goes on by a step whenever somebody looks. */
export interface FakeCloudFormation extends AsyncDisposable {
  readonly url: string
  readonly calls: readonly CallSeen[]
  /** May be changed while it goes on. */
  scenario: Scenario
  /** The stack as it is, for what no call tells. */
  stack(name: string): Stack | undefined
  /** Everything in the account that no stack has: `AWS::SQS::Queue acme-test-orders`. */
  orphans(): readonly string[]
  /** Lets time go on. */
  pass(steps: number): Promise<void>
}

/** Starts it on a free port of the loopback interface. */
export async function startCloudFormation(options: CloudFormationOptions = {}): Promise<FakeCloudFormation> {
  const {
    region = 'us-east-1',
    account = '123456789012',
    resources = async () => undefined,
    readObject,
    onCall,
  } = options
  let scenario = options.scenario ?? {}
  let now = Date.now()
  const world: World = {
    region,
    account,
    scenario: () => scenario,
    failures: createFailures(() => scenario),
    stacks: new Map(),
    existing: new Map(),
    hook: resources,
    readObject,
    driftDetections: new Map(),
    // No two things happen at the same time.
    now: () => new Date(++now),
  }
  const faults = createFaults(() => scenario)
  for (const leftover of scenario.leftovers ?? []) leaveBehind(world, leftover)

  async function step(): Promise<void> {
    for (const stack of world.stacks.values()) {
      moveChangeSets(stack)
      const { running } = stack
      const { done } = (await running?.next()) ?? {}
      if (done && stack.running === running) stack.running = undefined
    }
  }

  const calls: CallSeen[] = []
  let before: Promise<unknown> = Promise.resolve()
  /** One after the other, so that every call finds the stacks between two steps. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = before.then(work)
    before = result.catch(() => {})
    return result
  }

  async function perform(call: CallSeen, form: Form): Promise<{ readonly status: number; readonly body: string }> {
    try {
      faults.check(call)
      const act = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined
      if (act === undefined) throw new Refusal('InvalidAction', `Could not find operation ${call.action}`)
      if (LOOKING.test(call.action)) await step()
      return { status: 200, body: answerXml(call.action, await act(world, form)) }
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: refusalXml(error) }
      throw error
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = readForm(await text(request))
    const action = textIn(form, 'Action') ?? ''
    const call: CallSeen = { number: calls.length + 1, action, input: form, accessKeyId: accessKeyIn(request) }
    calls.push(call)
    await onCall?.(call)
    if (scenario.latency !== undefined) await setTimeout(scenario.latency)
    const { status, body } = await inTurn(() => perform(call, form))
    if (faults.isCut(call)) throw new Error('the answer is lost')
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    get scenario() {
      return scenario
    },
    set scenario(next) {
      scenario = next
    },
    stack: (name) => findStack(world, name),
    orphans: () => [...world.existing].flatMap(([key, owner]) => (owner === undefined ? [key] : [])),
    async pass(steps) {
      for (let done = 0; done < steps; done += 1) await inTurn(step)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Actions that only look: time goes on meanwhile. */
const LOOKING = /^(?:Describe|List|Get)/

/** Who calls, from the signature. */
const accessKeyIn = ({ headers }: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? ''
