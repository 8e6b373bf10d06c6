import { ShowRouteNames } from '../../client/operations.ts'
import { useOperation } from '../data/use-operation.ts'

/** The names of the routes of the newest revision. Undefined while they are not known. */
export function useRouteNames(projectId: string | undefined): readonly string[] | undefined {
  const { data, isOld } = useOperation(
    ShowRouteNames,
    { projectId: projectId ?? '' },
    { enabled: projectId !== undefined, live: { types: ['revision.created'], projectId } },
  )
  return isOld ? undefined : data?.project?.headRevision?.routes.map(({ name }) => name)
}
