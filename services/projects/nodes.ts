import { kindOf } from '../shared/ids.ts'
import type { Context } from './context.ts'
import type { ResolversParentTypes } from './generated.ts'
import { findRoute } from './revisions/head-routes.ts'

type Found = ResolversParentTypes['Node'] | undefined

/** What has an id, by kind. Who may see it is for the schema to say. */
const find: Readonly<Record<string, (id: string, context: Context) => Promise<Found>>> = {
  prj: (id, { load }) => load.project.load(id),
  env: (id, { load }) => load.environment.load(id),
  rev: (id, { load }) => load.revision.load(id),
  rte: findRoute,
  tok: (id, { caller, accounts }) => accounts.token(caller, id),
  // Another service says what they are, and whether they are.
  dep: async (id) => ({ id }),
  pln: async (id) => ({ id }),
  exe: async (id) => ({ id }),
  dlq: async (id) => ({ id }),
  rdr: async (id) => ({ id }),
}

/** Whatever has this id; undefined where it is of no kind that has nodes. */
export const findNode = async (id: string, context: Context): Promise<Found> => find[kindOf(id) ?? '']?.(id, context)

const typeNames = {
  prj: 'Project',
  env: 'Environment',
  rev: 'Revision',
  rte: 'Route',
  tok: 'ApiToken',
  dep: 'Deployment',
  pln: 'DeploymentPlan',
  exe: 'Execution',
  dlq: 'DeadLetter',
  rdr: 'Redrive',
} as const

type Kind = keyof typeof typeNames

/** Ids begin with their kind, so that nothing has to be looked at to know what it is. */
export const nodeType = ({ id }: { readonly id: string }): (typeof typeNames)[Kind] => typeNames[kindOf(id) as Kind]
