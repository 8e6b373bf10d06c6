import { parentPort } from 'node:worker_threads'
import type { ProjectFiles } from '../project.ts'
import { evaluateProject } from './evaluate-project.ts'
import type { EvaluationLimits } from './limits.ts'

/** What a thread is asked to do. */
export interface EvaluationRequest {
  readonly files: ProjectFiles
  readonly limits: EvaluationLimits
}

const port = parentPort
if (port === null) throw new Error('This module is the entry of a worker thread.')

port.on('message', async ({ files, limits }: EvaluationRequest) => {
  port.postMessage(await evaluateProject(files, limits))
})
