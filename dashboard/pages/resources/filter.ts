import type { ResourceFilter } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'

/** What can be chosen, as the address has it. */
export interface Chosen {
  readonly route?: string | undefined
  readonly type?: string | undefined
  readonly status?: string | undefined
}

/** The same, as the API takes it. */
export const filterOf = ({ id }: Project, { route, type, status }: Chosen): ResourceFilter => ({
  ...(route !== undefined && { routeId: `${id.replace(/^prj_/, 'rte_')}_${route}` }),
  ...(type !== undefined && { type: [type] }),
  ...(status !== undefined && { status: [status] }),
})
