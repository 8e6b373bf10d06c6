import type { Resource } from './resource.ts'

/** What an operation does to one resource. Plain values: a course is kept until its operation has ended. */
export interface Task {
  /** `IMPORT` takes up what a stack has let go of earlier. */
  readonly verb: 'CREATE' | 'UPDATE' | 'DELETE' | 'IMPORT'
  /** Whose task it is. */
  readonly resource: Resource
  /**
   * `put` makes or changes it; `remove` deletes it unless there are messages or objects in it, `purge` with them; `release` lets
   * the stack go of it, as it is.
   */
  readonly act: 'put' | 'remove' | 'purge' | 'release'
  /** Tells nobody: nothing of the template has changed. */
  readonly isQuiet?: boolean
  /** Why it fails without being tried. */
  readonly conflict?: string
  /** A resource in whose place this one is; it stays until all has succeeded. */
  readonly supersedes?: Resource
  /** A resource that is in its place again afterwards. */
  readonly restores?: Resource
}

/** A task with how it is undone; without, there is nothing to undo. */
export interface Step {
  readonly do: Task
  readonly undo?: Task
}

/** What becomes of a stack. */
export interface StackTurn {
  readonly name: string
  readonly action: 'create' | 'update' | 'delete' | 'keep'
  /** As it is to be; absent when it is to be deleted. */
  readonly after?: StackRecord
  /** As it was. */
  readonly before?: StackRecord
}

/** What is kept of a stack beside its resources. */
export interface StackRecord {
  readonly name: string
  readonly environmentId: string
  readonly deploymentId: string
  readonly revision: number
  readonly template: string
  readonly outputs: Readonly<Record<string, string>>
  /** Of the cloud, when URLs were last put into the properties of resources. */
  readonly origin: string
  readonly status: string
  readonly reason?: string
  readonly updatedAt: number
}

/** Everything that an operation will do: what it makes, in waves that can be undone, and what it removes when all is made. */
export interface Course {
  readonly turns: readonly StackTurn[]
  readonly forward: readonly (readonly Step[])[]
  readonly cleanup: readonly (readonly Task[])[]
  /** Sealed. */
  readonly secrets?: { readonly before?: string; readonly after: string }
}

/** Things in waves, first wave first. */
export function inWaves<T>(items: readonly T[], waveOf: (item: T) => number): readonly (readonly T[])[] {
  const waves = Map.groupBy(items, waveOf)
  return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave)
}
