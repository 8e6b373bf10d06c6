import { randomUUID } from 'node:crypto'
import { createStack } from '../operations/create-stack.ts'
import { updateStack } from '../operations/update-stack.ts'
import { invalid, Refusal } from '../protocol/answers.ts'
import { type Form, flagIn, textIn } from '../protocol/form.ts'
import { pageOf } from '../protocol/pages.ts'
import { changesOf, importable } from '../templates/changes.ts'
import { readBlueprint } from '../templates/read-template.ts'
import {
  type Blueprint,
  type ChangeSet,
  findStack,
  makeStack,
  type OnFailure,
  type Stack,
  turn,
  type World,
} from '../world.ts'
import { type Action, begin, demandUpdatable, isRepeat, requiredText, stackIn } from './call.ts'
import { earlyFindings, earlyVerdict } from './early-validation.ts'
import { parametersOf, tagsOf } from './stack-shape.ts'

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set."

export const createChangeSet: Action = async (world, form) => {
  const name = requiredText(form, 'ChangeSetName')
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw invalid(
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    )
  }
  const type = typeIn(form)
  const known = findStack(world, requiredText(form, 'StackName'))
  const same = known === undefined ? undefined : named(known, name)
  if (known !== undefined && same !== undefined) {
    const token = textIn(form, 'ClientToken')
    if (token !== undefined && token === same.clientToken) return { Id: same.id, StackId: known.id }
    throw new Refusal(
      'AlreadyExistsException',
      `ChangeSet ${name} cannot be created because a change set of that name already exists`,
    )
  }
  const blueprint = await readBlueprint(world, form, known?.blueprint)
  const stack = type === 'CREATE' ? stackToCreate(world, form, known, name) : stackToUpdate(form, known)
  demandSameTypes(stack, blueprint)
  const changeSet = makeChangeSet(world, stack, form, { name, type, blueprint })
  stack.changeSets.set(changeSet.id, changeSet)
  return { Id: changeSet.id, StackId: stack.id }
}

function typeIn(form: Form): ChangeSet['type'] {
  const type = textIn(form, 'ChangeSetType') ?? 'UPDATE'
  if (type === 'CREATE' || type === 'UPDATE' || type === 'IMPORT') return type
  throw invalid(`Invalid ChangeSetType ${type}`)
}

function stackToCreate(world: World, form: Form, known: Stack | undefined, changeSet: string): Stack {
  if (known === undefined) {
    const stack = makeStack(world, requiredText(form, 'StackName'), 'REVIEW_IN_PROGRESS')
    turn(world, stack, 'REVIEW_IN_PROGRESS', 'User Initiated')
    return stack
  }
  if (known.status === 'REVIEW_IN_PROGRESS') return known
  throw invalid(`Stack [${known.name}] already exists and cannot be created again with the changeSet [${changeSet}].`)
}

function stackToUpdate(form: Form, known: Stack | undefined): Stack {
  if (known === undefined) throw invalid(`Stack [${textIn(form, 'StackName')}] does not exist`)
  demandUpdatable(known)
  return known
}

/** Refuses what CloudFormation cannot do under the same logical id. */
export function demandSameTypes({ resources }: Stack, { template }: Blueprint): void {
  const turned = [...resources.values()]
    .filter(({ logicalId, type }) => (template.Resources[logicalId]?.Type ?? type) !== type)
    .map(({ logicalId }) => logicalId)
  if (turned.length === 0) return
  throw invalid(
    `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${turned.join(', ')}]`,
  )
}

function makeChangeSet(
  world: World,
  stack: Stack,
  form: Form,
  { name, type, blueprint }: Pick<ChangeSet, 'name' | 'type' | 'blueprint'>,
): ChangeSet {
  const importExisting = flagIn(form, 'ImportExistingResources') || type === 'IMPORT'
  const imports = importExisting ? importable(world, stack, blueprint) : new Map<string, string>()
  const changes = changesOf(world, stack, blueprint, imports)
  const findings = earlyFindings(world, stack, blueprint, imports)
  // Outputs alone are a change, though of no resource.
  const isSame = changes.length === 0 && type === 'UPDATE' && outputsText(stack.blueprint) === outputsText(blueprint)
  return {
    id: `arn:aws:cloudformation:${world.region}:${world.account}:changeSet/${name}/${randomUUID()}`,
    name,
    type,
    blueprint,
    changes,
    imports,
    onStackFailure: (textIn(form, 'OnStackFailure') ?? 'ROLLBACK') as OnFailure,
    description: textIn(form, 'Description'),
    clientToken: textIn(form, 'ClientToken'),
    importExisting,
    createdAt: world.now(),
    status: 'CREATE_PENDING',
    execution: 'UNAVAILABLE',
    verdict: isSame ? NO_CHANGES : earlyVerdict(findings),
    findings,
  }
}

const outputsText = (blueprint: Blueprint | undefined): string => JSON.stringify(blueprint?.template.Outputs ?? {})

export const describeChangeSet: Action = (world, form) => {
  const { stack, changeSet } = changeSetIn(world, form)
  const { page, NextToken } = pageOf(changeSet.changes, form, world.scenario().pageSize ?? 100)
  const { blueprint } = changeSet
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    StackId: stack.id,
    StackName: stack.name,
    Description: changeSet.description,
    Parameters: parametersOf(blueprint),
    CreationTime: changeSet.createdAt,
    ExecutionStatus: changeSet.execution,
    Status: changeSet.status,
    StatusReason: changeSet.reason,
    NotificationARNs: [],
    RollbackConfiguration: {},
    Capabilities: blueprint.capabilities,
    Tags: tagsOf(blueprint.tags),
    Changes: changeSet.status === 'CREATE_COMPLETE' ? page : [],
    NextToken: changeSet.status === 'CREATE_COMPLETE' ? NextToken : undefined,
    IncludeNestedStacks: false,
    OnStackFailure: changeSet.onStackFailure,
    ImportExistingResources: changeSet.importExisting,
  }
}

export const listChangeSets: Action = (world, form) => {
  const stack = stackIn(world, form)
  const { page, NextToken } = pageOf([...stack.changeSets.values()], form, world.scenario().pageSize ?? 100)
  const Summaries = page.map((one) => ({
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: one.id,
    ChangeSetName: one.name,
    ExecutionStatus: one.execution,
    Status: one.status,
    StatusReason: one.reason,
    CreationTime: one.createdAt,
    Description: one.description,
    ImportExistingResources: one.importExisting,
  }))
  return { Summaries, NextToken }
}

export const deleteChangeSet: Action = (world, form) => {
  const name = requiredText(form, 'ChangeSetName')
  const stack = owner(world, form, name)
  const changeSet = stack === undefined ? undefined : named(stack, name)
  if (changeSet?.execution === 'EXECUTE_IN_PROGRESS') {
    throw new Refusal(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be deleted in its current execution status of [EXECUTE_IN_PROGRESS]`,
    )
  }
  // One that is not there any more is as good as deleted.
  if (changeSet !== undefined) stack?.changeSets.delete(changeSet.id)
  return {}
}

export const executeChangeSet: Action = (world, form) => {
  const { stack, changeSet } = changeSetIn(world, form)
  if (isRepeat(stack, form, `ExecuteChangeSet ${changeSet.id}`)) return {}
  if (changeSet.status !== 'CREATE_COMPLETE' || changeSet.execution !== 'AVAILABLE') {
    throw new Refusal(
      'InvalidChangeSetStatus',
      changeSet.status === 'CREATE_COMPLETE'
        ? `ChangeSet [${changeSet.id}] cannot be executed in its current execution status of [${changeSet.execution}]`
        : `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
    )
  }
  if (changeSet.type !== 'CREATE') demandUpdatable(stack)
  // The others were made for a stack that is not as it was any more.
  for (const id of stack.changeSets.keys()) if (id !== changeSet.id) stack.changeSets.delete(id)
  stack.changeSetId = changeSet.id
  stack.disableRollback = flagIn(form, 'DisableRollback')
  begin(stack, form, `ExecuteChangeSet ${changeSet.id}`, execution(world, stack, changeSet, form))
  changeSet.execution = 'EXECUTE_IN_PROGRESS'
  return {}
}

async function* execution(world: World, stack: Stack, changeSet: ChangeSet, form: Form): AsyncGenerator<void, void> {
  const { blueprint, imports, onStackFailure } = changeSet
  const disableRollback = flagIn(form, 'DisableRollback')
  const retainExceptOnCreate = flagIn(form, 'RetainExceptOnCreate')
  if (changeSet.type === 'CREATE') {
    const onFailure = disableRollback ? 'DO_NOTHING' : onStackFailure
    yield* createStack(world, stack, { blueprint, imports, onFailure, retainExceptOnCreate })
  } else {
    yield* updateStack(world, stack, { blueprint, imports, disableRollback, retainExceptOnCreate })
  }
  const isDone = stack.status === 'CREATE_COMPLETE' || stack.status === 'UPDATE_COMPLETE'
  changeSet.execution = isDone ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED'
}

/** Brings change sets on, as time does. */
export function moveChangeSets({ changeSets }: Stack): void {
  for (const changeSet of changeSets.values()) {
    if (changeSet.status === 'CREATE_PENDING') {
      changeSet.status = 'CREATE_IN_PROGRESS'
    } else if (changeSet.status === 'CREATE_IN_PROGRESS' && changeSet.verdict !== undefined) {
      changeSet.status = 'FAILED'
      changeSet.reason = changeSet.verdict
    } else if (changeSet.status === 'CREATE_IN_PROGRESS') {
      changeSet.status = 'CREATE_COMPLETE'
      changeSet.execution = 'AVAILABLE'
    }
  }
}

function changeSetIn(world: World, form: Form): { readonly stack: Stack; readonly changeSet: ChangeSet } {
  const name = requiredText(form, 'ChangeSetName')
  const stack = owner(world, form, name)
  const changeSet = stack === undefined ? undefined : named(stack, name)
  if (stack === undefined || changeSet === undefined) {
    throw new Refusal('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404)
  }
  return { stack, changeSet }
}

/** A change set's id says which stack it belongs to; its name does not. */
function owner(world: World, form: Form, changeSet: string): Stack | undefined {
  if (changeSet.startsWith('arn:'))
    return [...world.stacks.values()].find(({ changeSets }) => changeSets.has(changeSet))
  return stackIn(world, form)
}

const named = ({ changeSets }: Stack, nameOrId: string): ChangeSet | undefined =>
  changeSets.get(nameOrId) ?? [...changeSets.values()].find(({ name }) => name === nameOrId)
