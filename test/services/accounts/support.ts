import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExecutionResult } from 'graphql'
import { projectsModels } from '../../../services/projects/models.ts'
import { createProjectsService, type ProjectsService } from '../../../services/projects/service.ts'
import { type Caller, type Identity, systemCaller } from '../../../services/shared/caller.ts'
import { createLog } from '../../../services/shared/log.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import type { Store } from '../../../services/shared/store/store.ts'

/** The projects service on a store in a temporary folder, and its clock. */
export interface Testbed extends Omit<ProjectsService, 'connect' | 'resumeDeletions'> {
  readonly dataDir: string
  readonly store: Store
  /** Everything that was logged. */
  readonly logged: string[]
  /** Lets time pass. */
  pass(ms: number): void
  now(): Date
  /** Answers an operation; `as` is who asks, nobody by default, and `ip` from where. */
  ask(query: string, variables?: object, as?: Identity, ip?: string): Promise<Answer>
  /** Stops the service and starts it again on what it left. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  readonly data: any
  /** `extensions.code` of the errors. */
  readonly codes: readonly string[]
  readonly errors: ExecutionResult['errors']
}

export async function openTestbed(options: { readonly signUp?: 'open' | 'closed' } = {}): Promise<Testbed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-accounts-'))
  const key = randomBytes(32)
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => logged.push(line) })
  // Attempts are counted in windows that lie on the clock: at noon all of them begin.
  let clock = Date.UTC(2026, 10, 21, 12)
  const now = () => new Date(clock)
  const start = async () => {
    const store = await openSqliteStore({ file: join(dataDir, 'projects.db'), models: projectsModels })
    return { store, service: await createProjectsService({ store, key, log, now, signUp: options.signUp ?? 'open' }) }
  }
  let running = await start()
  let requests = 0
  return {
    dataDir,
    logged,
    now,
    get store() {
      return running.store
    },
    get subgraph() {
      return running.service.subgraph
    },
    audit: (caller, entry) => running.service.audit(caller, entry),
    giveOwnerToken: (dir) => running.service.giveOwnerToken(dir),
    makeSignInCode: () => running.service.makeSignInCode(),
    pass(ms) {
      clock += ms
    },
    async ask(query, variables = {}, identity = undefined, ip = '203.0.113.7') {
      const caller: Caller = { requestId: `request-${++requests}`, ip, ...(identity && { identity }) }
      const { data, errors = [] } = await running.service.subgraph.execute(
        { query, variables: { ...variables } },
        caller,
      )
      return { data, errors, codes: errors.map(({ extensions }) => String(extensions.code)) }
    },
    async restart() {
      await running.service.subgraph.close()
      running = await start()
    },
    async close() {
      await running.service.subgraph.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Whom a credential stands for, as the gateway asks. */
export async function whoIs({ subgraph }: Testbed, credential: string): Promise<Identity | undefined> {
  const query = 'query($credential: String!) { authenticate(credential: $credential) }'
  const { data, errors } = await subgraph.execute({ query, variables: { credential } }, systemCaller('who-is'))
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  return (data?.authenticate ?? undefined) as Identity | undefined
}

export const PASSWORD = 'seven green herons at noon'

const problems = 'userErrors { code message field hint retryable }'

export const operations = {
  register: `mutation($input: AccountCreateInput!) { accountCreate(input: $input) { token expiresAt viewer { id email name kind } clientMutationId ${problems} } }`,
  signIn: `mutation($input: SessionCreateInput!) { sessionCreate(input: $input) { token expiresAt viewer { id email } ${problems} } }`,
  signOut: `mutation { sessionDelete { viewer { id } ${problems} } }`,
  createToken: `mutation($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { token apiToken { id name prefix scopes expiresAt createdBy { id kind name } project { id } environments { id } } ${problems} } }`,
  revokeToken: `mutation($id: ID!) { apiTokenRevoke(id: $id) { apiToken { id revokedAt } ${problems} } }`,
  setMember: `mutation($input: MemberSetInput!) { memberSet(input: $input) { project { id members { email role environments { name } actor { name kind } } } ${problems} } }`,
  createProject: `mutation($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } ${problems} } }`,
  createEnvironment: `mutation($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${problems} } }`,
}

/** Registers somebody. @returns who that is */
export async function register(testbed: Testbed, name: string): Promise<Identity> {
  const input = { email: `${name}@example.org`, name, password: PASSWORD }
  const { data, errors } = await testbed.ask(operations.register, { input })
  const identity = await whoIs(testbed, data?.accountCreate?.token ?? '')
  if (identity === undefined) throw new Error(JSON.stringify({ data, errors }))
  return identity
}

/** Makes a project. @returns its id, and who its owner is now */
export async function makeProject(testbed: Testbed, owner: Identity, slug: string) {
  const { data, errors } = await testbed.ask(operations.createProject, { input: { slug } }, owner)
  const projectId: string | undefined = data?.projectCreate?.project?.id
  if (projectId === undefined) throw new Error(JSON.stringify({ data, errors }))
  return projectId
}

/** Makes an environment. @returns its id */
export async function makeEnvironment(testbed: Testbed, owner: Identity, projectId: string, name: string) {
  const input = { projectId, name, target: 'LOCAL' }
  const { data, errors } = await testbed.ask(operations.createEnvironment, { input }, owner)
  const id: string | undefined = data?.environmentCreate?.environment?.id
  if (id === undefined) throw new Error(JSON.stringify({ data, errors }))
  return id
}
