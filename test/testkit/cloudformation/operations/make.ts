import type { Value } from '../../../../compiler/template.ts'
import type { Properties } from '../resources/hook.ts'
import { identify, nameOf } from '../resources/kinds.ts'
import { resolver } from '../templates/resolve.ts'
import { type Blueprint, type Resource, type Stack, tell, type World } from '../world.ts'
import type { Step } from './steps.ts'

/** Where, and as what. */
export interface Making {
  readonly world: World
  readonly stack: Stack
  readonly blueprint: Blueprint
}

/** How what there is in the account is known: by its name, or by what AWS made up. */
export const keyOf = (type: string, properties: Properties, physicalId: string): string =>
  `${type} ${nameOf(type, properties) ?? physicalId}`

/** Makes a resource. */
export function createStep(making: Making, logicalId: string): Step {
  const { world, stack } = making
  const note = noter(making, logicalId)
  let properties: Properties = {}
  return {
    logicalId,
    cancelled: 'Resource creation cancelled',
    begin() {
      properties = propertiesOf(making, logicalId)
      stack.undo?.touched.set(logicalId, 'CREATE')
      note('CREATE_IN_PROGRESS', { properties })
      return true
    },
    async finish() {
      const made = await make(making, logicalId, properties)
      note('CREATE_IN_PROGRESS', { ...made, properties, reason: 'Resource creation Initiated' })
      note('CREATE_COMPLETE', { ...made, properties })
    },
    fail: (reason) => note('CREATE_FAILED', { properties, reason }),
  }

  /** A failure that a test asked for, or one that AWS would find. */
  async function make(making: Making, logicalId: string, properties: Properties) {
    const reason = world.failures.take(logicalId, 'CREATE')
    if (reason !== undefined) throw new Error(reason)
    return makeReal(making, logicalId, properties)
  }
}

/** Takes over what is there already. */
export function importStep(making: Making, logicalId: string): Step {
  const { world, stack } = making
  const note = noter(making, logicalId)
  let properties: Properties = {}
  return {
    logicalId,
    cancelled: 'Resource import cancelled',
    begin() {
      properties = propertiesOf(making, logicalId)
      stack.undo?.touched.set(logicalId, 'IMPORT')
      note('IMPORT_IN_PROGRESS', { properties, reason: 'Resource import started.' })
      return true
    },
    async finish() {
      const { Type } = declaredIn(making, logicalId)
      const known = identify(world, stack.name, logicalId, Type, properties)
      world.existing.set(keyOf(Type, properties, known.physicalId), stack.id)
      note('IMPORT_COMPLETE', { ...known, properties, reason: 'Resource import completed.' })
    },
    fail: (reason) => note('IMPORT_FAILED', { properties, reason }),
  }
}

/** Makes what a template says, unless something of its name is there. */
export async function makeReal({ world, stack, ...making }: Making, logicalId: string, properties: Properties) {
  const { Type: type } = declaredIn({ world, stack, ...making }, logicalId)
  const known = identify(world, stack.name, logicalId, type, properties)
  const key = keyOf(type, properties, known.physicalId)
  if (world.existing.has(key)) {
    throw new Error(
      `Resource handler returned message: "Resource of type '${type}' with identifier '${nameOf(type, properties)}' already exists." (RequestToken: ${stack.token ?? ''}, HandlerErrorCode: AlreadyExists)`,
    )
  }
  if (type === 'AWS::Lambda::Function') await demandCode(world, properties.Code)
  const made = await world.hook({
    action: 'CREATE',
    type,
    logicalId,
    stack: stack.name,
    properties,
    physicalId: known.physicalId,
  })
  const physicalId = made?.physicalId ?? known.physicalId
  world.existing.set(keyOf(type, properties, physicalId), stack.id)
  return { physicalId, attributes: { ...known.attributes, ...made?.attributes } }
}

/** @throws where a function is to run code that is not there */
export async function demandCode({ readObject }: World, code: Value | undefined): Promise<void> {
  const { S3Bucket, S3Key } = (code ?? {}) as Readonly<Record<string, Value>> // what the template has there
  if (readObject === undefined || typeof S3Bucket !== 'string' || typeof S3Key !== 'string') return
  if ((await readObject(S3Bucket, S3Key)) !== undefined) return
  throw new Error(
    'Resource handler returned message: "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist. (Service: Lambda, Status Code: 400)" (HandlerErrorCode: InvalidRequest)',
  )
}

/** Properties as they stand once everything is there that they refer to. */
export function propertiesOf({ world, stack, blueprint }: Making, logicalId: string): Properties {
  const { Properties = {} } = declaredIn({ world, stack, blueprint }, logicalId)
  return resolver(world, stack, blueprint, stack.resources)(Properties) as Properties // an object stays one
}

export function declaredIn({ blueprint }: Making, logicalId: string) {
  const declared = blueprint.template.Resources[logicalId]
  if (declared === undefined) throw new Error(`${logicalId} is not in the template`)
  return declared
}

interface Note {
  readonly properties: Properties
  readonly physicalId?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly reason?: string
}

/** Writes down, and tells, what has become of a resource. */
export function noter(making: Making, logicalId: string) {
  const { world, stack } = making
  return (status: string, { properties, physicalId, attributes, reason }: Note): void => {
    const declared = declaredIn(making, logicalId)
    const before = stack.resources.get(logicalId)
    const resource: Resource = {
      logicalId,
      type: declared.Type,
      physicalId: physicalId ?? before?.physicalId ?? '',
      declared,
      properties,
      attributes: attributes ?? before?.attributes ?? {},
      status,
      reason,
      updatedAt: world.now(),
    }
    stack.resources.set(logicalId, resource)
    tell(world, stack, resource)
  }
}
