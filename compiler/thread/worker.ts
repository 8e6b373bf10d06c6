import { parentPort } from 'node:worker_threads'
import { type TaskInput, type TaskName, tasks } from './tasks.ts'

/** What a thread is asked to do. */
export interface TaskRequest<N extends TaskName> {
  readonly name: N
  readonly input: TaskInput<N>
}

const port = parentPort
if (port === null) throw new Error('This module is the entry of a worker thread.')

port.on('message', async ({ name, input }: TaskRequest<TaskName>) => {
  // The name tells the type of the input, which TypeScript cannot follow through a table.
  const task = tasks[name] as (...input: unknown[]) => Promise<unknown>
  port.postMessage(await task(...input))
})
