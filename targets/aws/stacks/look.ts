import {
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  type Stack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation'
import type { Aws } from './aws.ts'
import { isAbsent } from './call.ts'

/** A stack, by its name; or by its id, also for a while after it is gone. */
export async function stackOf({ clients, call }: Aws, nameOrId: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await call(clients.cloudFormation, (client) =>
      client.send(new DescribeStacksCommand({ StackName: nameOrId })),
    )
    return Stacks[0]
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** The template of a stack as it was brought. */
export async function templateOf({ clients, call }: Aws, name: string): Promise<string> {
  const { TemplateBody = '' } = await call(clients.cloudFormation, (client) =>
    client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })),
  )
  return TemplateBody
}

/** All resources of a stack, page by page. */
export async function resourcesOf({ clients, call }: Aws, name: string): Promise<readonly StackResourceSummary[]> {
  const resources: StackResourceSummary[] = []
  for (let NextToken: string | undefined; ; ) {
    const page = await call(clients.cloudFormation, (client) =>
      client.send(new ListStackResourcesCommand({ StackName: name, ...(NextToken !== undefined && { NextToken }) })),
    )
    resources.push(...(page.StackResourceSummaries ?? []))
    NextToken = page.NextToken
    if (NextToken === undefined) return resources
  }
}

export const isInProgress = (status = ''): boolean => status.endsWith('_IN_PROGRESS')

/** A stack of which only a change set is there. */
export const isUnderReview = (status = ''): boolean => status === 'REVIEW_IN_PROGRESS'

/** A stack whose creation failed: it can be removed, and nothing else. */
export const neverCame = (status = ''): boolean =>
  ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'].includes(status)

/** A stack that is neither what it was nor what it was to be. */
export const isStuck = (status = ''): boolean => ['UPDATE_ROLLBACK_FAILED', 'UPDATE_FAILED'].includes(status)
