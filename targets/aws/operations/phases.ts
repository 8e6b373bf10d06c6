import type { StackOutcome } from '../../driver.ts'
import { cancelUpdate, removeStack } from '../stacks/requests.ts'
import type { Code, Operation, Turn } from './operation.ts'
import { isOver, stepTurn } from './step-turn.ts'
import { requestOf, type StepContext, type Stepped, unchanged, withJob } from './steps.ts'
import { swapping } from './swapping.ts'
import type { NewEvent } from './told.ts'

/** What an operation comes to by one look at all its stacks. */
export interface Advanced {
  readonly operation: Operation
  readonly events: readonly NewEvent[]
  /** It is over: only what is known of the stacks has still to be written. */
  readonly outcome?: StackOutcome
  /** Of a step that did not come through; the others did. */
  readonly fault?: unknown
}

/** AWS limits how often it is asked: so many stacks are worked on at once. */
const AT_ONCE = 4

/** Moves an operation on by one step of each stack that is to be worked on. */
export async function advancePhase(context: StepContext): Promise<Advanced> {
  return phases[context.operation.phase](context)
}

const phases: Readonly<Record<Operation['phase'], (context: StepContext) => Promise<Advanced>>> = {
  async forward(context) {
    const { operation } = context
    const turns = operation.turns.filter(isForward)
    const hasFailed = turns.some(({ state, job }) => job.do === 'abandon' || state === 'failed' || state === 'stuck')
    if (operation.cancelled || (hasFailed && operation.onShardFailure === 'rollback')) return turnBack(operation)
    const active = turns.filter((turn) => !isOver(turn) && turn.state !== 'ready')
    if (hasFailed) return stop(turns, context)
    const looking = active.filter((turn) => !isUnderWay(turn))
    // Nothing is changed before it is known that everything can be.
    if (looking.length > 0) return stepAll(looking, context)
    const ready = turns.filter(({ state }) => state === 'ready')
    const wave = Math.min(...[...active, ...ready].map((turn) => turn.wave))
    const now = [...active, ...ready.filter((turn) => turn.wave === wave)]
    return now.length > 0 ? stepAll(now, context) : unchangedBut(operation, { phase: 'cleanup' })
  },

  async backward(context) {
    const { operation } = context
    const turns = operation.turns.filter(isForward)
    const active = turns.filter((turn) => !isOver(turn))
    if (active.length > 0) return stepAll(active, context, breakOff)
    if (turns.some(({ state }) => state === 'stuck')) return over(operation, 'failed')
    return over(operation, operation.cancelled ? 'cancelled' : 'rolled-back')
  },

  async cleanup(context) {
    const { operation } = context
    const active = operation.turns.filter((turn) => !isForward(turn) && !isOver(turn))
    if (active.length > 0) return stepAll(active, context)
    const hasFailed = operation.turns.some(({ state }) => state === 'failed' || state === 'stuck')
    // A release works without what could not be removed. Whoever wants all removed hears of it.
    return over(operation, hasFailed && operation.kind !== 'EXECUTE' ? 'failed' : 'succeeded')
  },
}

/** What is under way comes to its end, and nothing new begins. */
function stop(turns: readonly Turn[], context: StepContext): Advanced | Promise<Advanced> {
  const { operation } = context
  const isWanted = (turn: Turn): boolean =>
    turns.includes(turn) && (turn.job.do === 'apply' || turn.job.do === 'swap') && !isUnderWay(turn)
  if (operation.turns.some((turn) => isWanted(turn) && !isOver(turn))) {
    const abandoned = operation.turns.map((turn) => (isWanted(turn) ? abandoning(turn) : turn))
    return unchangedBut(operation, { turns: abandoned })
  }
  const active = turns.filter((turn) => !isOver(turn))
  return active.length > 0 ? stepAll(active, context) : over(operation, 'failed')
}

const isUnderWay = ({ state }: Turn): boolean => state === 'begun' || state === 'running' || state === 'swapping'

/** Whether a turn belongs to the way there and back, and not to what is tidied up after it. */
const isForward = ({ job, isTidying }: Turn): boolean => isTidying !== true && job.do !== 'recover'

function turnBack(operation: Operation): Advanced {
  const turns = operation.turns.map((turn) => (isForward(turn) ? undoing(turn) : turn))
  return unchangedBut(operation, { phase: 'backward', turns })
}

/** What was only looked at is forgotten. */
function abandoning(turn: Turn): Turn {
  const { job, attempt } = turn
  if (isOver(turn)) return turn
  if (job.do === 'swap') return { ...turn, job: { do: 'keep' }, state: 'done' }
  return job.do === 'apply' ? withJob(turn, { do: 'abandon', isNew: job.isNew, changeSet: attempt }) : turn
}

/** What is to be done so that a stack is as before. */
function undoing(turn: Turn): Turn {
  const { job, state, last } = turn
  if (state === 'failed' || state === 'stuck') return turn
  if (job.do === 'swap') return swappingBack(turn, job.code)
  if (job.do !== 'apply') return turn
  if (isUnderWay(turn)) return turn
  if (state !== 'done') return abandoning(turn)
  if (last === undefined) return turn
  if (job.before === undefined) return withJob(turn, { do: 'delete', data: 'KEEP_IF_NOT_EMPTY', isUndo: true })
  const source = { ...job.before, imports: turn.released.length > 0 }
  return withJob(turn, { do: 'apply', isNew: false, source, replaces: [], isUndo: true })
}

function swappingBack(turn: Turn, { before }: Code): Turn {
  if (turn.state !== 'done' && turn.state !== 'swapping') return abandoning(turn)
  return turn.swap?.then === 'failed' ? turn : swapping(turn, before, 'failed')
}

/** On the way back: what AWS is still making is broken off first; what it has made nevertheless is undone. */
async function breakOff(turn: Turn, context: StepContext): Promise<Stepped> {
  const { job, state, stopped, stack, stackId = stack } = turn
  const isForth = job.do === 'apply' && !job.isUndo
  if (isForth && state === 'running' && !stopped) {
    const request = `${requestOf(context.operation, turn)}-stop`
    if (job.isNew) await removeStack(context.aws, stackId, request)
    else await cancelUpdate(context.aws, stackId, request)
    return unchanged({ ...turn, stopped: true })
  }
  const stepped = await stepTurn(turn, context)
  return isForth && stepped.turn.state === 'done' ? { ...stepped, turn: undoing(stepped.turn) } : stepped
}

async function stepAll(turns: readonly Turn[], context: StepContext, step = stepTurn): Promise<Advanced> {
  const { operation } = context
  const chosen = [...turns].sort((a, b) => rank(a) - rank(b)).slice(0, AT_ONCE)
  const results = await Promise.allSettled(chosen.map((turn) => step(turn, context)))
  const events: NewEvent[] = []
  const next = new Map<Turn, Turn>()
  let fault: unknown
  for (const [index, result] of results.entries()) {
    const before = chosen[index]
    if (before === undefined) continue
    if (result.status === 'rejected') fault ??= result.reason
    else {
      next.set(before, result.value.turn)
      events.push(...result.value.events)
    }
  }
  const isChanged = [...next].some(([before, after]) => before !== after)
  const advanced = isChanged
    ? { ...operation, turns: operation.turns.map((turn) => next.get(turn) ?? turn) }
    : operation
  return { operation: advanced, events, ...(fault !== undefined && { fault }) }
}

/** What is under way comes first. */
const rank = ({ state, wave }: Turn): number => (state === 'waiting' || state === 'ready' ? 1_000 : 0) + wave

const unchangedBut = (operation: Operation, change: Partial<Operation>): Advanced => ({
  operation: { ...operation, ...change },
  events: [],
})

const over = (operation: Operation, outcome: StackOutcome): Advanced => ({ operation, events: [], outcome })
