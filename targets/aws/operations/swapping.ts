import type { Aws } from '../stacks/aws.ts'
import { fewAtOnce } from '../stacks/few-at-once.ts'
import { functionStanding, sha256Of, updateCode } from '../stacks/functions.ts'
import { resourcesOf } from '../stacks/look.ts'
import type { Code, Swap, SwappedFunction, Turn } from './operation.ts'
import { isRefusal, type StepContext, type Stepped, unchanged, wordsOf } from './steps.ts'
import { type NewEvent, own } from './told.ts'

/** Of one stack, with each step: the rest waits. */
const AT_ONCE = 8

/** A turn whose functions are brought to other code next. */
export const swapping = (turn: Turn, key: string, then: Swap['then']): Turn => ({
  ...turn,
  state: 'swapping',
  swap: { key, then },
})

/**
 * Has the functions of a stack run other code, without CloudFormation. Those that run it already are only looked at. Some may have
 * it and others not when it fails.
 */
export async function bringCode(
  turn: Turn,
  context: StepContext,
  { bucket }: Pick<Code, 'bucket'>,
  settle: (turn: Turn, swap: Swap, failure?: string) => Stepped,
): Promise<Stepped> {
  const { swap, stack, stackId = stack } = turn
  if (swap === undefined) return unchanged(turn)
  if (swap.functions === undefined) {
    const functions = await functionsOf(context, stackId)
    return unchanged({ ...turn, swap: { ...swap, functions } })
  }
  const open = swap.functions.filter(({ state }) => state !== 'done').slice(0, AT_ONCE)
  if (open.length === 0) return settle(turn, swap)
  const moved = await fewAtOnce(open, (one) => moveOn(one, turn, context, { bucket, key: swap.key }))
  const next = new Map(moved.map(({ before, after }) => [before, after]))
  const isChanged = moved.some(({ before, after }) => before !== after)
  const functions = swap.functions.map((one) => next.get(one) ?? one)
  const advanced = isChanged ? { ...turn, swap: { ...swap, functions } } : turn
  const events = moved.flatMap((one) => one.events)
  const failure = moved.find((one) => one.failure !== undefined)?.failure
  if (failure === undefined) return { turn: advanced, events }
  const settled = settle(advanced, swap, failure)
  return { turn: settled.turn, events: [...events, ...settled.events] }
}

/** After CloudFormation's part in a turn: what of the code is missing has to be looked after by somebody. */
export const ended =
  ({ now }: StepContext) =>
  (turn: Turn, { then }: Swap, failure?: string): Stepped =>
    failure === undefined
      ? unchanged({ ...turn, state: then })
      : { turn: { ...turn, state: 'stuck' }, events: [own(turn.stack, now(), 'UPDATE_FAILED', failure)] }

async function functionsOf({ aws }: StepContext, stackId: string): Promise<readonly SwappedFunction[]> {
  const resources = await resourcesOf(aws, stackId)
  return resources.flatMap(
    ({ LogicalResourceId: logicalId = '', PhysicalResourceId: name, ResourceType, ResourceStatus }) =>
      ResourceType !== 'AWS::Lambda::Function' || name === undefined || ResourceStatus === 'DELETE_COMPLETE'
        ? []
        : [{ logicalId, name, state: 'waiting' as const }],
  )
}

interface Moved {
  readonly before: SwappedFunction
  readonly after: SwappedFunction
  readonly events: readonly NewEvent[]
  readonly failure?: string
}

async function moveOn(
  before: SwappedFunction,
  { stack }: Turn,
  { aws, now }: StepContext,
  code: Pick<Code, 'bucket'> & Pick<Swap, 'key'>,
): Promise<Moved> {
  const { logicalId, name, state } = before
  const tell = (status: string, reason?: string): readonly NewEvent[] => [
    own(stack, now(), status, reason, { logicalId, physicalId: name, type: 'AWS::Lambda::Function' }),
  ]
  const failed = (failure: string): Moved => ({
    before,
    after: before,
    events: tell('UPDATE_FAILED', failure),
    failure,
  })
  try {
    const next = await nextOf(aws, before, code)
    if (typeof next === 'object') return failed(next.failure)
    if (next === state) return { before, after: before, events: [] }
    const status = next === 'begun' ? 'UPDATE_IN_PROGRESS' : next === 'done' && state === 'asked' && 'UPDATE_COMPLETE'
    return { before, after: { ...before, state: next }, events: status === false ? [] : tell(status) }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return failed(wordsOf(error))
  }
}

async function nextOf(
  aws: Aws,
  { name, state }: SwappedFunction,
  { bucket, key }: Pick<Code, 'bucket'> & Pick<Swap, 'key'>,
): Promise<SwappedFunction['state'] | { readonly failure: string }> {
  const {
    sha256,
    status,
    reason = 'Something else has changed its code meanwhile.',
  } = await functionStanding(aws, name)
  const isThere = sha256 === sha256Of(key) && status !== 'Failed'
  if (status === 'InProgress') return state === 'begun' && isThere ? 'asked' : state
  if (state === 'waiting') return isThere ? 'done' : 'begun'
  if (state === 'asked') return isThere ? 'done' : { failure: reason }
  // It may have been asked for already, and the answer lost.
  if (!isThere) await updateCode(aws, name, bucket, key)
  return 'asked'
}
