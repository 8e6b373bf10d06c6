import { type ExecutionFilter, type RunFragment, SendMessage, ShowExecutions } from '../../../client/index.ts'
import type { OpenDashboard } from './open-dashboard.ts'

type Dashboard = Pick<OpenDashboard, 'client'>

interface Message {
  readonly projectId: string
  readonly environmentId: string
  readonly route: string
  readonly body: string
  readonly objectKey?: string
}

/** Sends a message, and waits for what becomes of it. @returns its id */
export async function sendMessage({ client }: Dashboard, { projectId, route, ...message }: Message): Promise<string> {
  const routeId = `rte_${projectId.slice('prj_'.length)}_${route}`
  const { messageSend } = await client.ask(SendMessage, { input: { routeId, sync: true, ...message } })
  return messageSend.messageId ?? ''
}

/** The latest executions of an environment that a filter finds. */
export async function executionsIn(
  { client }: Dashboard,
  environmentId: string,
  filter: ExecutionFilter,
): Promise<readonly RunFragment[]> {
  const { node } = await client.ask(ShowExecutions, { environmentId, first: 100, filter })
  return node != null && 'executions' in node ? node.executions.nodes : []
}
