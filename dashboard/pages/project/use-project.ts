import { useParams, useSearch } from '@tanstack/react-router'
import { ShowEnvironment, ShowProject, type ShowProjectQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { thisMonth } from '../../app/ranges.ts'
import { useOperation } from '../../data/use-operation.ts'

export type Project = NonNullable<ShowProjectQuery['project']>
export type Environment = Project['environments'][number]

const EVERY_MS = 3_000

/** The project of the address, and the environment of the address, or the one that matters most. */
export function useProject() {
  const { project: slug } = useParams({ from: '/shell/projects/$project' })
  const { env } = useSearch({ from: '/shell/projects/$project' })
  const { data, ...shown } = useOperation(
    ShowProject,
    { slug },
    { live: { types: ['deployment.*', 'revision.created'], atMostEveryMs: EVERY_MS } },
  )
  // What is kept of another project is not shown as this one.
  const project = shown.isOld && data?.project?.slug !== slug ? undefined : data?.project
  const environments = project?.environments ?? []
  const environment = environments.find(({ name }) => name === env) ?? mostImportant(environments)
  return { ...shown, project, environment }
}

/** Production, as far as it can be told: what is protected, then what others are promoted to. */
const mostImportant = (environments: readonly Environment[]): Environment | undefined =>
  environments.find(({ protected: isProtected }) => isProtected) ??
  environments.find(({ promotesFrom }) => promotesFrom != null) ??
  environments[0]

/** How it does. */
export function useEnvironment(environment: Environment) {
  const range = useRange()
  const { data, ...shown } = useOperation(
    ShowEnvironment,
    { id: environment.id, range: { last: range }, month: thisMonth() },
    {
      live: {
        types: ['execution.finished', 'deadletter.added', 'redrive.progress', 'deployment.*'],
        environmentId: environment.id,
        atMostEveryMs: EVERY_MS,
      },
    },
  )
  return {
    ...shown,
    doing: data?.node != null && 'stats' in data.node && data.node.id === environment.id ? data.node : undefined,
  }
}
