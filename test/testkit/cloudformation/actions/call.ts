import { invalid, Refusal } from '../protocol/answers.ts'
import { type Form, textIn } from '../protocol/form.ts'
import { findStack, type Stack, type World } from '../world.ts'

/** An action of CloudFormation: what it answers to what it is asked. */
export type Action = (world: World, form: Form) => object | Promise<object>

/** A text that has to be there. */
export function requiredText(form: Form, name: string): string {
  const value = textIn(form, name)
  if (value !== undefined) return value
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  throw invalid(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  )
}

/** The stack that a call names; each action has its own words where there is none. */
export function stackIn(world: World, form: Form, words = (name: string) => `Stack [${name}] does not exist`): Stack {
  const name = requiredText(form, 'StackName')
  const stack = findStack(world, name)
  if (stack === undefined) throw invalid(words(name))
  return stack
}

/** Words of actions that say `with id`. */
export const withId = (name: string): string => `Stack with id ${name} does not exist`

/**
 * Whether a call is a repeat of one that was answered already.
 *
 * @throws {Refusal} where the token was used for another action
 */
export function isRepeat(stack: Stack, form: Form, action: string): boolean {
  const token = textIn(form, 'ClientRequestToken')
  if (token === undefined) return false
  const known = stack.tokens.get(token)
  if (known !== undefined && known !== action) {
    throw new Refusal('TokenAlreadyExistsException', `Token already used: ${token}`)
  }
  return known === action
}

/** Lets a stack begin something. */
export function begin(stack: Stack, form: Form, action: string, work: AsyncGenerator<void, void>): void {
  stack.token = textIn(form, 'ClientRequestToken')
  if (stack.token !== undefined) stack.tokens.set(stack.token, action)
  stack.isCancelled = false
  stack.running = work
}

/** Refuses a stack that is at something, or cannot be updated any more. */
export function demandUpdatable({ id, status }: Stack): void {
  if (UPDATABLE.includes(status)) return
  throw invalid(`Stack:${id} is in ${status} state and can not be updated.`)
}

const UPDATABLE: readonly string[] = [
  'CREATE_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
]
