import type { Caller } from '../../shared/caller.ts'
import { type Outcome, problems, type UserError } from '../../shared/problems.ts'
import type { Answer, RequestDeps } from '../requests.ts'
import { orProblem } from '../target.ts'
import { isWrong, type Selection, type SelectionInput, selectionOf } from './selection.ts'

/** What every input says that asks for something to be done with dead letters. */
export interface Requested extends SelectionInput {
  /** Only counts. */
  readonly dryRun?: boolean | null | undefined
  readonly idempotencyKey: string
}

/** A mutation, and what it was given. */
export interface Asked {
  /** The mutation: `deadLetterDiscard`. */
  readonly action: string
  readonly input: Requested
  /** What is wrong with it, but for which letters it is about. */
  readonly wrong: readonly UserError[]
}

export interface Work<T extends Answer> {
  readonly count: (selection: Selection) => Promise<T>
  readonly work: (selection: Selection) => Promise<Outcome<T>>
}

/** Does something with dead letters, once however often the same input comes; or says what would be done. */
export async function request<T extends Answer>(
  { idempotent }: Pick<RequestDeps, 'idempotent'>,
  caller: Caller,
  { action, input, wrong }: Asked,
  { count, work }: Work<T>,
): Promise<Outcome<T>> {
  const selection = selectionOf(caller, input)
  if (isWrong(selection)) return problems(...selection, ...wrong)
  if (wrong.length > 0) return problems(...wrong)
  const field = ['input', 'environmentId']
  if (input.dryRun === true) return orProblem(() => count(selection), field)
  return idempotent({ caller, action, key: input.idempotencyKey, input }, () => orProblem(() => work(selection), field))
}
