import { findIn } from '../../shared/find-in.ts'
import { type Page, type PageArgs, readPage } from '../../shared/pages.ts'
import type { ResourceRole, ResourceView, StackView } from './views.ts'
import { routeOf } from './views.ts'

export interface ResourceArgs extends PageArgs {
  readonly filter?: ResourceFilter | null | undefined
}

interface ResourceFilter {
  readonly type?: readonly string[] | null | undefined
  readonly role?: readonly ResourceRole[] | null | undefined
  readonly routeId?: string | null | undefined
  readonly status?: readonly string[] | null | undefined
}

export interface ResourceList extends Page<ResourceView> {
  readonly totalCount: number
}

const PAGE_SIZE = 100

/** The parts of a stack, by logical id. */
export async function listResources({ parts }: StackView, { filter, ...args }: ResourceArgs): Promise<ResourceList> {
  const kept = parts.filter((part) => matches(part, filter ?? {}))
  const rows = { order: { by: 'id', direction: 'asc' } as const }
  return { ...(await readPage(findIn(kept), rows, args, { size: PAGE_SIZE })), totalCount: kept.length }
}

const matches = (part: ResourceView, { type, role, routeId, status }: ResourceFilter): boolean =>
  (type == null || type.includes(part.type)) &&
  (role == null || role.some((one) => one === part.role)) &&
  (routeId == null || routeOf(part)?.id === routeId) &&
  (status == null || status.includes(part.status))
