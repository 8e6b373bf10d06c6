import { createStack, rollBackCreation } from '../operations/create-stack.ts'
import { deleteStack } from '../operations/delete-stack.ts'
import { rollBackUpdate } from '../operations/roll-back.ts'
import { updateStack } from '../operations/update-stack.ts'
import { invalid, Refusal } from '../protocol/answers.ts'
import { flagIn, textIn, textsIn } from '../protocol/form.ts'
import { changesOf } from '../templates/changes.ts'
import { readBlueprint } from '../templates/read-template.ts'
import { findStack, makeStack, type OnFailure } from '../world.ts'
import { type Action, begin, demandUpdatable, isRepeat, requiredText, stackIn } from './call.ts'
import { demandSameTypes } from './change-sets.ts'

export const createStackAction: Action = async (world, form) => {
  const name = requiredText(form, 'StackName')
  const known = findStack(world, name)
  if (known !== undefined && isRepeat(known, form, 'CreateStack')) return { StackId: known.id }
  if (known !== undefined) throw new Refusal('AlreadyExistsException', `Stack [${name}] already exists`)
  const blueprint = await readBlueprint(world, form, undefined)
  const stack = makeStack(world, name, 'CREATE_IN_PROGRESS')
  stack.isProtected = flagIn(form, 'EnableTerminationProtection')
  stack.disableRollback = flagIn(form, 'DisableRollback')
  const onFailure = stack.disableRollback ? 'DO_NOTHING' : ((textIn(form, 'OnFailure') ?? 'ROLLBACK') as OnFailure)
  const retainExceptOnCreate = flagIn(form, 'RetainExceptOnCreate')
  const imports = new Map<string, string>()
  begin(stack, form, 'CreateStack', createStack(world, stack, { blueprint, onFailure, imports, retainExceptOnCreate }))
  return { StackId: stack.id }
}

export const updateStackAction: Action = async (world, form) => {
  const stack = stackIn(world, form)
  if (isRepeat(stack, form, 'UpdateStack')) return { StackId: stack.id }
  demandUpdatable(stack)
  const blueprint = await readBlueprint(world, form, stack.blueprint)
  demandSameTypes(stack, blueprint)
  if (changesOf(world, stack, blueprint, new Map()).length === 0) throw invalid('No updates are to be performed.')
  // Made for a stack that is not as it was any more.
  stack.changeSets.clear()
  stack.disableRollback = flagIn(form, 'DisableRollback')
  const { disableRollback } = stack
  const retainExceptOnCreate = flagIn(form, 'RetainExceptOnCreate')
  const work = updateStack(world, stack, { blueprint, imports: new Map(), disableRollback, retainExceptOnCreate })
  begin(stack, form, 'UpdateStack', work)
  return { StackId: stack.id }
}

export const deleteStackAction: Action = (world, form) => {
  const stack = findStack(world, requiredText(form, 'StackName'))
  // What is not there is as good as deleted.
  if (stack === undefined || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return {}
  if (isRepeat(stack, form, 'DeleteStack')) return {}
  if (stack.isProtected) {
    throw invalid(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`)
  }
  const isBusy = stack.running !== undefined && !DELETABLE_WHILE_BUSY.includes(stack.status)
  if (isBusy) throw invalid(`Stack [${stack.id}] cannot be deleted while in status ${stack.status}`)
  const retain = textsIn(form, 'RetainResources')
  const isForced = textIn(form, 'DeletionMode') === 'FORCE_DELETE_STACK'
  if (stack.status !== 'DELETE_FAILED' && (retain.length > 0 || isForced)) {
    throw invalid(
      isForced
        ? `Invalid operation on stack [${stack.id}]. You can activate DeletionMode FORCE_DELETE_STACK in a delete stack operation only when the stack is in the DELETE_FAILED state.`
        : `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    )
  }
  begin(stack, form, 'DeleteStack', deleteStack(world, stack, { retain, isForced }))
  return {}
}

const DELETABLE_WHILE_BUSY: readonly string[] = ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'REVIEW_IN_PROGRESS']

export const cancelUpdateStack: Action = (world, form) => {
  const stack = stackIn(world, form)
  if (isRepeat(stack, form, 'CancelUpdateStack')) return {}
  if (stack.status !== 'UPDATE_IN_PROGRESS') {
    throw invalid('CancelUpdateStack cannot be called from current stack status')
  }
  stack.isCancelled = true
  return {}
}

export const continueUpdateRollback: Action = (world, form) => {
  const stack = stackIn(world, form)
  if (isRepeat(stack, form, 'ContinueUpdateRollback')) return {}
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw invalid('ContinueUpdateRollback cannot be called from current stack status')
  }
  const skip = textsIn(form, 'ResourcesToSkip')
  const strange = skip.filter((id) => stack.resources.get(id)?.status !== 'UPDATE_FAILED')
  if (strange.length > 0) {
    throw invalid(`The following resource(s) to skip are not in UPDATE_FAILED state: [${strange.join(', ')}]`)
  }
  const work = rollBackUpdate(world, stack, { reason: 'User Initiated', skip, retainExceptOnCreate: false })
  begin(stack, form, 'ContinueUpdateRollback', work)
  return {}
}

export const rollbackStack: Action = (world, form) => {
  const stack = stackIn(world, form)
  if (isRepeat(stack, form, 'RollbackStack')) return { StackId: stack.id }
  const retainExceptOnCreate = flagIn(form, 'RetainExceptOnCreate')
  if (stack.status === 'CREATE_FAILED') {
    const options = { onFailure: 'ROLLBACK', retainExceptOnCreate } as const
    begin(stack, form, 'RollbackStack', rollBackCreation(world, stack, options, 'User Initiated.'))
  } else if (stack.status === 'UPDATE_FAILED') {
    const options = { reason: 'User Initiated', skip: [], retainExceptOnCreate }
    begin(stack, form, 'RollbackStack', rollBackUpdate(world, stack, options))
  } else {
    throw invalid('RollbackStack cannot be called from current stack status')
  }
  return { StackId: stack.id }
}

export const updateTerminationProtection: Action = (world, form) => {
  const stack = stackIn(world, form)
  stack.isProtected = flagIn(form, 'EnableTerminationProtection')
  return { StackId: stack.id }
}

/** Taken, and not kept to. */
export const setStackPolicy: Action = (world, form) => {
  stackIn(world, form)
  return {}
}
