import { useParams } from '@tanstack/react-router'
import { ShowProjects, type ShowProjectsQuery } from '../../client/operations.ts'
import { useOperation } from '../data/use-operation.ts'

type Project = ShowProjectsQuery['projects']['nodes'][number]

const live = { types: ['revision.created'], atMostEveryMs: 10_000 }

/**
 * The projects that can be gone to: the first hundred by name, and the open one.
 *
 * @param text what is looked for: where there are more than a hundred, those that have its first word in their names are among them, too
 */
export function useProjects(text = '') {
  const { project: slug } = useParams({ strict: false })
  const { data } = useOperation(ShowProjects, {}, { live })
  const first = data?.projects.nodes ?? []
  const hasMore = data?.projects.pageInfo.hasNextPage ?? false
  const isOpenMissing = hasMore && slug !== undefined && !first.some((project) => project.slug === slug)
  const opened = useOperation(ShowProjects, { filter: { slug: { eq: slug ?? '' } } }, { enabled: isOpenMissing, live })
  const [word = ''] = text.trim().split(/\s+/)
  const isAsking = hasMore && word !== ''
  const found = useOperation(ShowProjects, { filter: { name: { contains: word } } }, { enabled: isAsking })
  const of = (isMeant: boolean, answer: typeof opened): readonly Project[] =>
    isMeant && !answer.isOld ? (answer.data?.projects.nodes ?? []) : []
  const all = [...of(isOpenMissing, opened), ...first, ...of(isAsking, found)]
  return { projects: [...new Map(all.map((project) => [project.id, project])).values()], hasMore }
}
