import { useParams, useSearch } from '@tanstack/react-router'
import { ShowProject, type ShowProjectQuery } from '../../client/operations.ts'
import { useOperation } from '../data/use-operation.ts'

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

/** Whether the viewer may do this here, as `docs/security.md` calls it: what would be refused is not offered. */
export const may = ({ viewerPermissions }: Pick<Project, 'viewerPermissions'>, permission: string): boolean =>
  viewerPermissions.includes(permission)
