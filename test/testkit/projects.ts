import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectsMigrations, projectsModels } from '../../services/projects/models.ts'
import type { OtherServices } from '../../services/projects/other-services.ts'
import { createProjectsService, type ProjectsService } from '../../services/projects/service.ts'
import type { Caller, Grant, Identity } from '../../services/shared/caller.ts'
import { createLog } from '../../services/shared/log.ts'
import type { Permission, Role } from '../../services/shared/permissions.ts'
import { openStore } from '../../services/shared/store/open.ts'
import type { Store } from '../../services/shared/store/store.ts'

/** The projects service on a store in a temporary folder. */
export interface ProjectsBed {
  /** Asks as somebody; nobody where there is no identity. */
  ask(identity: Identity | undefined, query: string, variables?: object): Promise<Answer>
  /** Asks as an owner of everything. @throws {Error} for errors and for problems */
  must(query: string, variables?: object): Promise<Answer['data']>
  /** What the log has. */
  readonly logged: readonly string[]
  readonly store: Store
  /** Starts the service again on what it left behind. */
  restart(change?: BedOptions): Promise<void>
  close(): Promise<void>
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  readonly data: any
  /** `extensions.code` of each error. */
  readonly codes: readonly string[]
  readonly messages: readonly string[]
}

export interface BedOptions {
  /** Puts something between the service and its store. */
  readonly around?: (store: Store) => Store
  readonly key?: Buffer
  readonly now?: () => Date
  /** Default: services that forget what they are told to. */
  readonly others?: OtherServices
}

export async function openProjectsBed(options: BedOptions = {}): Promise<ProjectsBed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-projects-'))
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => logged.push(line) })
  const start = async ({ around = (store) => store, key = DEFAULT_KEY, now, others = forgetful }: BedOptions) => {
    const store = await openStore({
      dataDir,
      service: 'projects',
      models: projectsModels,
      migrations: projectsMigrations,
    })
    const wrapped = around(store)
    try {
      const service = await createProjectsService({ store: wrapped, key, signUp: 'open', log, ...(now && { now }) })
      await service.connect(others)
      return { store: wrapped, service }
    } catch (error) {
      await store.close()
      throw error
    }
  }
  let running: { readonly store: Store; readonly service: ProjectsService } | undefined = await start(options)
  const up = () => {
    if (running === undefined) throw new Error('The service did not start again.')
    return running
  }
  const stop = async () => {
    await running?.service.subgraph.close()
    running = undefined
  }
  let requests = 0
  const ask: ProjectsBed['ask'] = async (identity, query, variables = {}) => {
    const caller: Caller = { requestId: `request-${++requests}`, ip: '203.0.113.7', ...(identity && { identity }) }
    const { data, errors = [] } = await up().service.subgraph.execute({ query, variables: { ...variables } }, caller)
    return {
      data,
      codes: errors.map(({ extensions }) => String(extensions?.code)),
      messages: errors.map(({ message }) => message),
    }
  }
  return {
    ask,
    async must(query, variables) {
      const { data, messages } = await ask(everything, query, variables)
      const problems = Object.values(data ?? {}).flatMap((field) => Object(field).userErrors ?? [])
      if (messages.length + problems.length > 0) throw new Error(JSON.stringify({ messages, problems }))
      return data
    },
    logged,
    get store() {
      return up().store
    },
    async restart(change = options) {
      await stop()
      running = await start(change)
    },
    async close() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const forgetful: OtherServices = {
  deployments: { execute: async () => ({ data: {} }) },
  metrics: { execute: async () => ({ data: {} }) },
}

const DEFAULT_KEY = randomBytes(32)

/** Owns the installation. */
export const everything: Identity = {
  actor: { id: 'acc_000000000001', kind: 'USER', name: 'Olga' },
  accountId: 'acc_000000000001',
  grants: { '*': { role: 'OWNER' } },
}

/** An account with a role in projects. */
export const member = (name: string, grants: Readonly<Record<string, Role | Grant>>): Identity => ({
  actor: { id: `acc_${name.padEnd(12, '0')}`, kind: 'USER', name },
  accountId: `acc_${name.padEnd(12, '0')}`,
  grants: Object.fromEntries(
    Object.entries(grants).map(([id, grant]) => [id, typeof grant === 'string' ? { role: grant } : grant]),
  ),
})

/** An API token of an account, with these scopes only. */
export const tokenOf = (identity: Identity, ...scopes: Permission[]): Identity => ({
  ...identity,
  actor: { id: 'tok_000000000001', kind: 'TOKEN', name: 'ci' },
  scopes,
})

export const PROBLEMS = 'userErrors { code message field hint retryable }'

/** Makes a project. @returns its id */
export async function makeProject({ must }: ProjectsBed, slug: string): Promise<string> {
  const made = `mutation($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } ${PROBLEMS} } }`
  return (await must(made, { input: { slug } })).projectCreate.project.id
}

/** Makes an environment. @returns its id */
export async function makeEnvironment({ must }: ProjectsBed, projectId: string, name: string, more: object = {}) {
  const made = `mutation($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${PROBLEMS} } }`
  const input = { projectId, name, target: 'LOCAL', ...more }
  const id: string = (await must(made, { input })).environmentCreate.environment.id
  return id
}
