import { MakePlan, type MakePlanMutation } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import type { Output } from '../output/output.ts'
import { table } from '../output/table.ts'
import { money } from '../output/words.ts'

/** What a deployment would change. */
export type DeploymentPlan = NonNullable<MakePlanMutation['deploymentPlan']['plan']>
type Change = DeploymentPlan['changes'][number]

/** Asks what deploying a revision would change. */
export async function planFor(
  { client, signal }: Context,
  environmentId: string,
  revisionId: string,
): Promise<DeploymentPlan> {
  const { deploymentPlan } = await client().ask(MakePlan, { input: { environmentId, revisionId } }, signal)
  if (!deploymentPlan.plan) throw new Error('The installation made no plan, and does not say why.')
  return deploymentPlan.plan
}

const MARKS = {
  CREATE: ['+', 'green'],
  UPDATE: ['~', 'yellow'],
  REPLACE: ['±', 'red'],
  REMOVE: ['-', 'red'],
} as const satisfies Record<Change['action'], readonly [string, Parameters<Output['style']>[0]]>

/** A plan in words: what changes, what is to be known before, and what it costs. */
export function planText(plan: DeploymentPlan, output: Output): string {
  const { style } = output
  const { changes, policies, summary, costDelta, baseDeployment, revision } = plan
  const base = baseDeployment == null ? 'nothing' : `revision ${baseDeployment.revision?.number ?? '?'}`
  const columns = [
    { head: '', cell: ({ action }: Change) => style(MARKS[action][1], MARKS[action][0]) },
    { head: 'resource', cell: ({ logicalId }: Change) => logicalId },
    { head: 'type', cell: ({ type }: Change) => style('dim', type) },
    { head: '', cell: (change: Change) => detailsOf(change, style) },
  ]
  return [
    `Revision ${revision.number}, where ${base} is deployed:`,
    '',
    ...(changes.length === 0 ? [] : [table(columns, changes, output), '']),
    ...policies.map(({ level, message }) => `${style(COLOURS[level] ?? 'yellow', level.toLowerCase())} ${message}`),
    summaryText(summary),
    ...costLines(costDelta),
  ].join('\n')
}

const COLOURS: Readonly<Record<string, 'red' | 'cyan'>> = { ERROR: 'red', INFO: 'cyan' }

function summaryText({ create, update, replace, remove, hotSwappable }: DeploymentPlan['summary']): string {
  const counted = [
    [create, 'to create'],
    [update, 'to update'],
    [replace, 'to replace'],
    [remove, 'to remove'],
  ] as const
  const words = counted.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`)
  if (words.length === 0) return 'Nothing changes.'
  return `${words.join(', ')}${hotSwappable ? ': nothing but code' : ''}.`
}

function detailsOf({ destructive, replacementReason, properties }: Change, style: Output['style']): string {
  const data = destructive ? [style('red', 'data at risk')] : []
  const paths = properties.map(({ path }) => path.replace(/^Properties\./, '')).join(', ')
  return [...data, replacementReason?.replace(/\.$/, '') ?? paths].filter(Boolean).join('; ')
}

function costLines(costDelta: DeploymentPlan['costDelta']): readonly string[] {
  if (costDelta == null) return []
  const [before, after] = [money(costDelta.beforeMonthly), money(costDelta.afterMonthly)]
  return [
    `A month on AWS, at a million messages: ${before === after ? after : `${before} → ${after}`} ${costDelta.currency}.`,
  ]
}
