import { editProject } from '../edit/edit-project.ts'
import { evaluateProject } from '../evaluate/evaluate-project.ts'
import { inspectProject } from '../inspect/inspect-project.ts'

/** What a thread can be asked to do with the text of users. Everything that goes in and comes out can be cloned. */
export const tasks = {
  evaluate: evaluateProject,
  inspect: inspectProject,
  edit: editProject,
} as const

export type TaskName = keyof typeof tasks
export type TaskInput<N extends TaskName> = Parameters<(typeof tasks)[N]>
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>
