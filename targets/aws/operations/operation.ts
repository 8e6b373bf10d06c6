import type { DataDisposal, StackEvent, StackOutcome } from '../../driver.ts'

/**
 * Something that is done to the stacks of an environment, and how far it is. AWS does not go on by itself beyond one stack:
 * whoever follows the operation moves it on, and after a crash goes on from here.
 */
export interface Operation {
  /** Made by whoever asked for it. */
  readonly token: string
  readonly environmentId: string
  readonly kind: 'EXECUTE' | 'DESTROY' | 'RECOVER'
  /** Of an execution: what the stacks are of. */
  readonly deploymentId?: string
  readonly revision?: number
  /** Which secrets its executors read. */
  readonly configVersion?: number
  /** One stack fails: the others go back, too, or stay as they are. */
  readonly onShardFailure: 'rollback' | 'stop'
  readonly phase: 'forward' | 'backward' | 'cleanup'
  readonly turns: readonly Turn[]
  /** Somebody wants it undone. */
  readonly cancelled: boolean
  /** Number of the pages of events that are put away. */
  readonly pages: number
  /** The events after those pages. */
  readonly recent: readonly StackEvent[]
  readonly outcome?: StackOutcome
}

/** A stack in an operation, and what is being done to it. */
export interface Turn {
  readonly stack: string
  /** Those of an earlier wave are done first. */
  readonly wave: number
  readonly job: Job
  readonly state: TurnState
  /** Done after all others, and with no way back: of a stack that is no longer wanted. */
  readonly isTidying?: boolean
  readonly stackId?: string
  /** Counts the jobs of this turn: part of the names that AWS knows its requests by. */
  readonly attempt: number
  /** Ids of the newest events of AWS that are taken already. */
  readonly seen: readonly string[]
  /** When the present request was made. */
  readonly since?: number
  /** What AWS told last of the stack itself since then. */
  readonly last?: string
  /** That nothing is left of the stack: told when nothing is left of what it held, either. */
  readonly withheld?: StackEvent
  /** What its functions are being brought to run. */
  readonly swap?: Swap
  /** AWS was asked to break the job off. */
  readonly stopped?: boolean
  /** What the stack has let go of, and what it has taken up again. */
  readonly released: readonly Retained[]
  readonly imported: readonly Retained[]
  /** What was released and stays, because it is not empty. */
  readonly kept: readonly Retained[]
  /** What was released, and is gone by now. */
  readonly purged: readonly Retained[]
}

/** What is done to a stack. */
export type Job =
  | {
      readonly do: 'apply'
      readonly isNew: boolean
      readonly source: StackSource
      /** Of an update: what stood there. */
      readonly before?: StackSource
      /** Logical ids of what the plan says is replaced. */
      readonly replaces: readonly string[]
      /** Undoes what was done. */
      readonly isUndo?: boolean
      /** Where its functions run other code than its template says: what they are to run afterwards. */
      readonly code?: Code
    }
  /** The functions of a stack run other code, and CloudFormation does not know. */
  | { readonly do: 'swap'; readonly code: Code; readonly inTemplate: string }
  | { readonly do: 'delete'; readonly data: DataDisposal | 'KEEP_IF_NOT_EMPTY'; readonly isUndo?: boolean }
  | { readonly do: 'recover'; readonly skip: readonly string[]; readonly code?: Code }
  /** Of a change that never began: nothing is to be left of it, or of the change set of that attempt. */
  | { readonly do: 'abandon'; readonly isNew: boolean; readonly changeSet: number }
  /** Nothing changes. */
  | { readonly do: 'keep' }

/** Keys of the code that all functions of a stack run, in the bucket of artefacts. */
export interface Code {
  readonly bucket: string
  readonly before: string
  readonly after: string
}

/** How far the functions of a stack are on their way to other code. */
export interface Swap {
  readonly key: string
  /** Of the turn, once all are there. */
  readonly then: 'done' | 'failed'
  /** Absent: nobody has looked yet which there are. */
  readonly functions?: readonly SwappedFunction[]
}

/** `begun`: Lambda is being asked, and may be asked again. */
export interface SwappedFunction {
  readonly logicalId: string
  readonly name: string
  readonly state: 'waiting' | 'begun' | 'asked' | 'done'
}

/** What a stack is made of. */
export interface StackSource {
  readonly templateUrl: string
  readonly parameters: Readonly<Record<string, string>>
  readonly capabilities: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM')[]
  /** Some of what it makes is there already, left by an earlier one. */
  readonly imports: boolean
}

/**
 * `begun`: the request is on its way, and may be made again. `failed`: the stack is as it was before the job. `stuck`: it is
 * neither, and has to be recovered.
 */
export type TurnState =
  | 'waiting'
  | 'clearing'
  | 'preparing'
  | 'ready'
  | 'begun'
  | 'running'
  | 'swapping'
  | 'purging'
  | 'done'
  | 'failed'
  | 'stuck'

/** Something that holds data and belongs to no stack any more. */
export interface Retained {
  readonly stack: string
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** What is known of the stacks of an environment; AWS does not tell which of its stacks are ours. */
export interface Holdings {
  readonly environmentId: string
  /** The operation that came last. */
  readonly token?: string
  /** Operations whose events are kept, the oldest first. */
  readonly told: readonly string[]
  readonly stacks: readonly HeldStack[]
  readonly retained: readonly Retained[]
}

export interface HeldStack {
  readonly name: string
  /** The last one that changed it. */
  readonly deploymentId: string
  readonly revision: number
  /** Which secrets its executors read. */
  readonly configVersion: number
  /** Key of the code that its functions run, where that is not what the template says. */
  readonly codeKey?: string
  /** It was brought back after another stack of its release had failed. */
  readonly isUndone?: boolean
}

/**
 * Where the driver keeps what must outlive a crash: documents of JSON by key. Keys are `operation/<token>`,
 * `events/<token>/<page>` and `holdings/<environment id>`.
 */
export interface Memory {
  get(key: string): Promise<{ readonly value: unknown; readonly version: number } | undefined>
  /**
   * Puts a document in place of the one of this version, 0 for none: then its version is one more. False when another is
   * there, and nothing is changed.
   */
  put(key: string, value: unknown, version: number): Promise<boolean>
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>
}
