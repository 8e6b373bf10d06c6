import type { Caller } from '../../shared/caller.ts'
import { type DateFilter, matchesDate, matchesText, type StringFilter, valuesOf } from '../../shared/filters.ts'
import { findIn } from '../../shared/find-in.ts'
import { countKept, type Find, type Page, type PageArgs, type Rows, readPage } from '../../shared/pages.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { ProjectRecord } from './model.ts'

export interface ProjectListArgs extends PageArgs {
  readonly filter?: ProjectFilter | null | undefined
  readonly orderBy?: ProjectOrder | null | undefined
}

export interface ProjectFilter {
  readonly slug?: StringFilter | null | undefined
  readonly name?: StringFilter | null | undefined
  readonly updatedAt?: DateFilter | null | undefined
}

export interface ProjectOrder {
  readonly field: 'NAME' | 'CREATED_AT' | 'UPDATED_AT'
  readonly direction: 'ASC' | 'DESC'
}

export interface ProjectList extends Page<ProjectRecord> {
  /** How many there are on all pages; counted when asked for. */
  total(): Promise<number>
}

const fields = { NAME: 'name', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' } as const

/** The projects that the caller sees. */
export async function listProjects(
  projects: Collection<ProjectRecord>,
  caller: Caller,
  { filter, orderBy, ...args }: ProjectListArgs,
): Promise<ProjectList> {
  const { field, direction } = orderBy ?? { field: 'NAME', direction: 'ASC' }
  const rows: Rows<ProjectRecord> = {
    order: { by: fields[field], direction: direction === 'DESC' ? 'desc' : 'asc' },
  }
  const { find, count } = await visibleTo(caller, projects, filter)
  if (filter == null) return { ...(await readPage(find, rows, args)), total: count }
  const keep = (project: ProjectRecord) => matches(project, filter)
  return { ...(await readPage(find, rows, args, { keep })), total: () => countKept(find, rows, keep) }
}

interface Visible {
  readonly find: Find<ProjectRecord>
  readonly count: () => Promise<number>
}

/** The owner of the installation reads from the index; others have so few projects that all of theirs are read. */
async function visibleTo(
  { identity }: Caller,
  projects: Collection<ProjectRecord>,
  filter: ProjectListArgs['filter'],
): Promise<Visible> {
  const grants = identity?.grants ?? {}
  const seesAll = Object.hasOwn(grants, '*')
  const slugs = valuesOf(filter?.slug)
  if (slugs !== undefined) {
    const named = slugs.length === 0 ? [] : await projects.find({ where: { slug: { in: slugs } }, limit: slugs.length })
    return among(named.filter(({ id }) => seesAll || Object.hasOwn(grants, id)))
  }
  if (seesAll) return { find: (query) => projects.find(query), count: () => projects.count({}) }
  return among([...(await projects.getMany(Object.keys(grants))).values()])
}

const among = (list: readonly ProjectRecord[]): Visible => ({ find: findIn(list), count: async () => list.length })

const matches = (project: ProjectRecord, { slug, name, updatedAt }: ProjectFilter): boolean =>
  matchesText(slug, project.slug) && matchesText(name, project.name) && matchesDate(updatedAt, project.updatedAt)
