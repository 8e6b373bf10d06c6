import { ShowBacklogs, ShowOverview, type ShowOverviewQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { thisMonth } from '../../app/ranges.ts'
import { useOperation } from '../../data/use-operation.ts'

type Project = ShowOverviewQuery['projects']['nodes'][number]
type Environment = Project['environments'][number]

/** An environment, as the overview shows it. */
export interface OverviewRow extends Environment {
  readonly project: Pick<Project, 'slug' | 'name'>
  /** How many lie in dead-letter queues; undefined while nobody knows, null where nobody can say. */
  readonly backlog: number | null | undefined
}

/** As many projects as one question may be about. */
const PROJECTS = 20
/** It asks for much, so it asks seldom: with fifty of these open, too. */
const EVERY_MS = 5_000
const BACKLOG_EVERY_MS = 10_000

/** How every environment does. */
export function useOverview() {
  const range = useRange()
  const overview = useOperation(
    ShowOverview,
    { first: PROJECTS, range: { last: range }, month: thisMonth() },
    {
      live: {
        types: ['execution.finished', 'deadletter.added', 'deployment.*', 'revision.created'],
        atMostEveryMs: EVERY_MS,
      },
    },
  )
  const backlogs = useOperation(
    ShowBacklogs,
    { first: PROJECTS },
    {
      live: {
        types: ['deadletter.added', 'redrive.progress', 'deployment.succeeded'],
        atMostEveryMs: BACKLOG_EVERY_MS,
      },
    },
  )
  const backlogOf = new Map(
    backlogs.data?.projects.nodes.flatMap(({ environments }) =>
      environments.map(({ id, deadLetters }) => [id, deadLetters?.totalCount ?? null] as const),
    ),
  )
  const projects = overview.data?.projects.nodes
  const rows = projects?.flatMap(({ slug, name, environments }) =>
    environments.map(
      (environment): OverviewRow => ({
        ...environment,
        project: { slug, name },
        backlog: backlogs.error === null ? backlogOf.get(environment.id) : null,
      }),
    ),
  )
  return { ...overview, projects, rows, hasMore: overview.data?.projects.pageInfo.hasNextPage ?? false }
}
