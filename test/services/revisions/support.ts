import type { Identity } from '../../../services/shared/caller.ts'
import { makeProject, member, PROBLEMS, type ProjectsBed } from '../../testkit/projects.ts'

export const processors = `export const csvToJson = (body: string) => [body]
export const storeOrders = (body: string) => body
export const isLarge = (body: string) => body.length > 10
`

export const routes = `import { route } from 'routo'
import { csvToJson, storeOrders } from './processors.ts'

export default [
  // Every morning.
  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'),
  route('StoreOrders').from('queue:OrdersJSONQueue').process(storeOrders),
]
`

export type Files = Readonly<Record<string, string>>

export const acme: Files = { 'routes.ts': routes, 'processors.ts': processors }

/** One project, and somebody who develops it. */
export interface RevisionsBed {
  readonly projectId: string
  readonly slug: string
  readonly ana: Identity
  /** Asks as Ana; the answer has to be without errors. */
  as(query: string, variables?: object): Promise<Data>
  /** Fields of the project, as Ana sees it. */
  project(fields: string): Promise<Data>
  push(files: Files, input?: object, fields?: string): Promise<Data>
  saveRoute(input: object, fields?: string): Promise<Data>
  deleteRoute(name: string, expectedRevision: number, input?: object): Promise<Data>
}

// biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
type Data = any

const SAVED = `revision { id number digest message } routes { id name } diagnostics { code severity route }
  changes { kind path before after } ${PROBLEMS} replayed`

let projects = 0

/** A new project on a running service. */
export async function newProject(bed: ProjectsBed): Promise<RevisionsBed> {
  projects += 1
  const slug = `acme-${projects}`
  const projectId = await makeProject(bed, slug)
  const ana = member('ana', { [projectId]: 'DEVELOPER' })
  const as = async (query: string, variables: object = {}): Promise<Data> => {
    const { data, messages } = await bed.ask(ana, query, variables)
    if (messages.length > 0) throw new Error(messages.join('\n'))
    return data
  }
  const save = async (mutation: string, input: object, fields = SAVED): Promise<Data> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
    return (await as(`mutation($input: ${type}) { ${mutation}(input: $input) { ${fields} } }`, { input }))[mutation]
  }
  return {
    projectId,
    slug,
    ana,
    as,
    project: async (fields) =>
      (await as(`query($id: ID!) { project(id: $id) { ${fields} } }`, { id: projectId })).project,
    push: (files, input = {}, fields) => save('projectPush', { projectId, files: listed(files), ...input }, fields),
    saveRoute: (input, fields) => save('routeSave', { projectId, ...input }, fields),
    deleteRoute: (name, expectedRevision, input = {}) =>
      save('routeDelete', { routeId: `rte_${projectId.slice(4)}_${name}`, expectedRevision, ...input }),
  }
}

export const listed = (files: Files): readonly { readonly path: string; readonly text: string }[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }))
