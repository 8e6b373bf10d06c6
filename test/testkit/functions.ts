import { createHash } from 'node:crypto'
import type { Properties, ResourceHook } from './cloudformation/resources/hook.ts'
import type { ReadObject } from './cloudformation/world.ts'

/** Lambda, as far as code of functions is looked at and swapped. Its time goes on by a step whenever somebody looks. */
export interface FakeFunctions {
  /** Code that functions do not take, by their names: why. May be changed while it goes on. */
  failing: Readonly<Record<string, string>>
  /** Actions that nobody may do. */
  refused: readonly string[]
  /** Follows what CloudFormation does with functions. */
  readonly hook: ResourceHook
  /** Key of the code that a function runs. */
  codeOf(name: string): string | undefined
  /** Undefined for what it does not know. */
  answer(method: string, path: string, body: string): Promise<LambdaAnswer | undefined>
}

export interface LambdaAnswer {
  readonly action: string
  readonly status: number
  readonly body: object
  readonly type?: string
}

interface FunctionState {
  key: string
  sha256: string
  /** What CloudFormation has set: it sets it again only when that is another. */
  declared: string
  looksUntilDone: number
  /** Of the last update, where it has failed, or is going to. */
  failure?: string | undefined
}

/** How often an update is looked at before it has come to its end. */
const LOOKS = 2

export function createFunctions(readObject: ReadObject): FakeFunctions {
  const functions = new Map<string, FunctionState>()

  async function load(state: FunctionState, bucket: string, key: string): Promise<boolean> {
    const object = await readObject(bucket, key)
    if (object === undefined) return false
    state.key = key
    state.sha256 = createHash('sha256').update(object).digest('base64')
    return true
  }

  async function declare(name: string, { Code }: Properties): Promise<void> {
    const { S3Bucket, S3Key: key } = Code as { readonly S3Bucket: string; readonly S3Key: string } // as the compiler writes it
    const known = functions.get(name)
    if (known?.declared === key) return
    const state = known ?? { key: '', sha256: '', declared: key, looksUntilDone: 0 }
    functions.set(name, state)
    state.declared = key
    state.looksUntilDone = 0
    state.failure = undefined
    await load(state, S3Bucket, key)
  }

  function look(name: string, state: FunctionState) {
    state.looksUntilDone = Math.max(0, state.looksUntilDone - 1)
    const status = state.looksUntilDone > 0 ? 'InProgress' : state.failure === undefined ? 'Successful' : 'Failed'
    return {
      FunctionName: name,
      CodeSha256: state.sha256,
      State: 'Active',
      LastUpdateStatus: status,
      LastUpdateStatusReason: status === 'Failed' ? state.failure : undefined,
    }
  }

  async function update(name: string, state: FunctionState, body: string): Promise<LambdaAnswer> {
    const action = 'UpdateFunctionCode'
    const { S3Bucket, S3Key } = JSON.parse(body) as { readonly S3Bucket: string; readonly S3Key: string } // the protocol
    if (state.looksUntilDone > 0) {
      return refuse(action, 409, 'ResourceConflictException', 'An update is in progress')
    }
    state.failure = S3Key === state.declared ? undefined : fake.failing[name]
    if (state.failure === undefined && !(await load(state, S3Bucket, S3Key))) {
      return refuse(action, 400, 'InvalidParameterValueException', 'S3 Error Code: NoSuchKey')
    }
    state.looksUntilDone = LOOKS
    return { action, status: 200, body: { FunctionName: name, CodeSha256: state.sha256 } }
  }

  const fake: FakeFunctions = {
    failing: {},
    refused: [],
    codeOf: (name) => functions.get(name)?.key,
    async hook({ action, type, properties }) {
      if (type !== 'AWS::Lambda::Function') return undefined
      const name = String(properties.FunctionName)
      if (action === 'DELETE') functions.delete(name)
      else await declare(name, properties)
      return undefined
    },
    async answer(method, path, body) {
      const [, name = '', what] = /^\/2015-03-31\/functions\/([^/]+)\/(code|configuration)$/.exec(path) ?? []
      if (what === undefined) return undefined
      const action = method === 'PUT' ? 'UpdateFunctionCode' : 'GetFunctionConfiguration'
      const state = functions.get(name)
      if (fake.refused.includes(action)) {
        return refuse(action, 403, 'AccessDeniedException', `User is not authorized to perform: lambda:${action}`)
      }
      if (state === undefined) return refuse(action, 404, 'ResourceNotFoundException', `Function not found: ${name}`)
      if (action === 'GetFunctionConfiguration') return { action, status: 200, body: look(name, state) }
      return update(name, state, body)
    },
  }
  return fake
}

const refuse = (action: string, status: number, type: string, Message: string): LambdaAnswer => ({
  action,
  status,
  type,
  body: { Message },
})
