import { diff, type Template } from '../../compiler/index.ts'
import type { Orphans } from '../../targets/aws/driver/orphans.ts'
import {
  type DataDisposal,
  type Finding,
  type Release,
  type StackDriver,
  type StackEvent,
  type StackOutcome,
  type StackState,
  TargetError,
} from '../../targets/driver.ts'

/** What a target is to do that is not the ordinary. */
export interface Script {
  readonly findings?: readonly Finding[]
  /** Logical id of a resource that cannot be made, and the target's words. */
  readonly fails?: { readonly logicalId: string; readonly reason: string }
  /** How an operation ends that has a resource which fails. */
  readonly outcome?: StackOutcome
  /** Operations do not end by themselves. */
  readonly holds?: boolean
  /** What happens elsewhere as soon as an operation has begun. */
  readonly begun?: (token: string) => Promise<void>
  /** How many events it gives at once. */
  readonly page?: number
  /** What this method throws instead. */
  readonly throws?: { readonly method: keyof StackDriver; readonly error: Error }
  /** This method takes until then to answer. */
  readonly pauses?: { readonly method: keyof StackDriver; readonly until: Promise<void> }
}

interface Operation {
  readonly token: string
  readonly kind: 'execute' | 'destroy' | 'recover'
  readonly environmentId: string
  readonly events: readonly StackEvent[]
  outcome: StackOutcome | undefined
  /** Makes the stacks what they are to be. */
  readonly done: () => void
}

/** A target in memory, which does as it is told and remembers what it was told. */
export interface ScriptedDriver extends StackDriver {
  script: Script
  /** Names of the methods that were called. */
  readonly calls: string[]
  readonly operations: ReadonlyMap<string, Operation>
  /** Everything that was ever deployed. */
  readonly releases: Release[]
  /** Ends what is held. */
  finish(): void
}

/** An AWS that knows nobody. */
export const noAccount = async (): Promise<never> => {
  throw new TargetError('NO_CREDENTIALS', 'Nobody is signed in to AWS.')
}

/** Nothing was ever left on AWS. */
export const noOrphans: Orphans = { orphans: async () => [], purgeOrphan: async () => {} }

const PAGE = 10
const AT = Date.UTC(2026, 10, 21, 13)

export function scriptDriver(first: Script = {}): ScriptedDriver {
  const calls: string[] = []
  const operations = new Map<string, Operation>()
  const stacks = new Map<string, readonly StackState[]>()
  const releases: Release[] = []
  const driver: ScriptedDriver = {
    script: first,
    calls,
    operations,
    releases,
    finish() {
      driver.script = { ...driver.script, holds: false }
      for (const operation of operations.values()) conclude(operation, 'succeeded')
    },
    async preflight() {
      await enter('preflight')
      return driver.script.findings ?? []
    },
    async upload() {
      await enter('upload')
    },
    async plan(release) {
      await enter('plan')
      return { id: `plan-${calls.length}`, changes: changesOf(release), removes: [] }
    },
    async execute(release, _planId, token) {
      await enter('execute')
      if (operations.has(token)) return
      releases.push(release)
      const changes = changesOf(release)
      const { fails } = driver.script
      const failing = changes.find(({ logicalId }) => logicalId === fails?.logicalId)
      const events = changes.flatMap(({ logicalId, type, stack }, index): readonly StackEvent[] => {
        const each = { at: AT + index, stack, logicalId, type, physicalId: `physical-${logicalId}` }
        const failed = failing?.logicalId === logicalId
        return [
          { ...each, id: `${index}a`, status: 'CREATE_IN_PROGRESS' },
          failed
            ? { ...each, id: `${index}b`, status: 'CREATE_FAILED', reason: fails?.reason ?? '' }
            : { ...each, id: `${index}b`, status: 'CREATE_COMPLETE' },
        ]
      })
      begin(token, 'execute', release.environmentId, events, () => stacks.set(release.environmentId, statesOf(release)))
      const operation = operations.get(token)
      if (failing !== undefined && operation !== undefined) operation.outcome = driver.script.outcome ?? 'rolled-back'
      await driver.script.begun?.(token)
    },
    async events(token, after) {
      await enter('events')
      const operation = operations.get(token)
      if (operation === undefined) throw new TargetError('NOT_FOUND', `There is no operation ${token}.`)
      const from = Number(after ?? 0)
      const events = operation.events.slice(from, from + (driver.script.page ?? PAGE))
      const ended = operation.outcome !== undefined && from + events.length >= operation.events.length
      // A target makes its callers wait for what is not there yet.
      if (events.length === 0 && !ended) await new Promise((resolve) => setTimeout(resolve, 5))
      return {
        events,
        cursor: String(from + events.length),
        ...(ended && operation.outcome !== undefined && { outcome: operation.outcome }),
      }
    },
    async cancel(token) {
      await enter('cancel')
      const operation = operations.get(token)
      if (operation !== undefined) operation.outcome ??= 'cancelled'
    },
    async recover(environmentId, token) {
      await enter('recover')
      begin(token, 'recover', environmentId, [], () => undefined)
    },
    async destroy(environmentId: string, _data: DataDisposal, token: string) {
      await enter('destroy')
      begin(token, 'destroy', environmentId, [], () => stacks.delete(environmentId))
    },
    async describe(environmentId) {
      await enter('describe')
      return stacks.get(environmentId) ?? []
    },
    async drift() {
      await enter('drift')
      return []
    },
  }
  const enter = async (method: keyof StackDriver): Promise<void> => {
    calls.push(method)
    const { throws, pauses } = driver.script
    if (pauses?.method === method) await pauses.until
    if (throws?.method === method) throw throws.error
  }
  const begin = (
    token: string,
    kind: Operation['kind'],
    environmentId: string,
    events: readonly StackEvent[],
    done: () => void,
  ): void => {
    if (operations.has(token)) return
    const operation: Operation = { token, kind, environmentId, events, outcome: undefined, done }
    operations.set(token, operation)
    if (driver.script.holds !== true && driver.script.fails === undefined) conclude(operation, 'succeeded')
  }
  const conclude = (operation: Operation, outcome: StackOutcome): void => {
    if (operation.outcome !== undefined) return
    operation.outcome = outcome
    operation.done()
  }
  const changesOf = ({ environmentId, stacks: wanted }: Release) =>
    wanted.flatMap(({ name, text }) => {
      const before = stacks.get(environmentId)?.find((stack) => stack.name === name)?.template
      return diff(templateIn(before), templateIn(text)).map((change) => ({ ...change, stack: name }))
    })
  return driver
}

/** Templates come from the compiler. */
const templateIn = (text: string | undefined): Template | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Template)

const statesOf = ({ stacks, deploymentId }: Release): readonly StackState[] =>
  stacks.map(({ name, text }) => ({
    name,
    status: 'CREATE_COMPLETE',
    updatedAt: AT,
    outputs: text.includes('HttpUrl') ? { HttpUrl: 'http://127.0.0.1:4566/_api/x' } : {},
    template: text,
    deploymentId,
    resources: Object.entries(templateIn(text)?.Resources ?? {}).map(([logicalId, { Type }]) => ({
      logicalId,
      physicalId: `physical-${logicalId}`,
      type: Type,
      status: 'CREATE_COMPLETE',
      updatedAt: AT,
    })),
  }))
