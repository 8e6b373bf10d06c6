import { ShowBacklogs, ShowOverview, type ShowOverviewQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { thisMonth } from '../../app/ranges.ts'
import { usePages } from '../../data/use-pages.ts'

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
  const overview = usePages(
    ShowOverview,
    { first: PROJECTS, range: { last: range }, month: thisMonth() },
    ({ projects }) => projects,
    {
      live: {
        types: ['execution.finished', 'deadletter.added', 'deployment.*', 'revision.created'],
        atMostEveryMs: EVERY_MS,
      },
    },
  )
  const backlogs = usePages(ShowBacklogs, { first: PROJECTS }, ({ projects }) => projects, {
    live: {
      types: ['deadletter.added', 'redrive.progress', 'deployment.succeeded'],
      atMostEveryMs: BACKLOG_EVERY_MS,
    },
  })
  const backlogOf = new Map(
    backlogs.rows?.flatMap(({ environments }) =>
      environments.map(({ id, deadLetters }) => [id, deadLetters?.totalCount ?? null] as const),
    ),
  )
  const projects = overview.rows
  const rows = projects?.flatMap(({ slug, name, environments }) =>
    environments.map(
      (environment): OverviewRow => ({
        ...environment,
        project: { slug, name },
        backlog: backlogs.error === null ? backlogOf.get(environment.id) : null,
      }),
    ),
  )
  const more = (): void => {
    overview.more()
    backlogs.more()
  }
  return { ...overview, projects, rows, more }
}
