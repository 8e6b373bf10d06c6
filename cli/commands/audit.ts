import { type AuditFilter, AuditLog, type AuditLogQuery } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { projectOf } from '../context/place.ts'
import { nextOf } from '../operating/next-of.ts'
import { moment, several, whole } from '../operating/values.ts'
import { table } from '../output/table.ts'
import { clock } from '../output/words.ts'

type Entry = NonNullable<NonNullable<AuditLogQuery['project']>['auditLog']>['nodes'][number]

interface Options {
  readonly actor?: string
  readonly action?: string[]
  readonly subject?: string
  readonly since?: string
  readonly until?: string
  readonly limit: number
  readonly after?: string
}

export const defineAudit: Define = (program, act) => {
  program
    .command('audit')
    .description('who did what in the project, the latest first')
    .option('--actor <id>', 'who: an account, or a token')
    .option('--action <action>', 'what: deploymentCreate, environmentConfigSet; can be repeated', several)
    .option('--subject <id>', 'to what: a deployment, an environment, …')
    .option('--since <when>', 'from then on: 10m, or a time', moment)
    .option('--until <when>', 'before then: 10m, or a time', moment)
    .option('--limit <n>', 'how many', whole(1, 100), 20)
    .option('--after <cursor>', 'the page behind: `next` of the one before')
    .action(act(audit))
}

async function audit(context: Context, { limit, after, ...choice }: Options): Promise<void> {
  const { slug } = await projectOf(context)
  const variables = { project: slug, first: limit, after: after ?? null, filter: filterOf(choice) }
  const { project } = await context.client().ask(AuditLog, variables, context.signal)
  const { nodes: entries = [], pageInfo } = project?.auditLog ?? {}
  const next = nextOf(pageInfo) ?? null
  context.output.print({ entries, next }, () =>
    entries.length === 0 ? 'Nothing of this was done.' : table(columns, entries, context.output),
  )
  if (next !== null) context.output.note(`More: --after ${next}`)
}

function filterOf({ actor, action, subject, since, until }: Omit<Options, 'limit' | 'after'>): AuditFilter {
  return {
    ...(actor !== undefined && { actorId: actor }),
    ...(action !== undefined && { action: { in: action } }),
    ...(subject !== undefined && { subjectId: subject }),
    ...((since ?? until) !== undefined && { at: { ...(since && { gte: since }), ...(until && { lt: until }) } }),
  }
}

const columns = [
  { head: 'when', cell: ({ at }: Entry) => clock(at) },
  { head: 'who', cell: ({ actor }: Entry) => actor.name },
  { head: 'what', cell: ({ action }: Entry) => action },
  { head: 'to what', cell: ({ subjectId }: Entry) => subjectId ?? '-' },
  { head: 'from', cell: ({ ip }: Entry) => ip ?? '-' },
  { head: 'id of who', cell: ({ actor }: Entry) => actor.id },
]
