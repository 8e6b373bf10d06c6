import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeploymentsService, deploymentsModels } from '../../../services/deployments/service.ts'
import { openTargets } from '../../../services/deployments/target/open-targets.ts'
import type { WorkerTimes } from '../../../services/deployments/worker/times.ts'
import type { AuditEntry } from '../../../services/shared/audit.ts'
import type { Identity } from '../../../services/shared/caller.ts'
import { createLog } from '../../../services/shared/log.ts'
import type { Subgraph } from '../../../services/shared/server/subgraph.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import type { ClientOptions } from '../../../targets/aws/clients.ts'
import {
  type Answer,
  everything,
  makeEnvironment,
  makeProject,
  openProjectsBed,
  type ProjectsBed,
} from '../../testkit/projects.ts'
import { noAccount, noOrphans, type ScriptedDriver, scriptDriver } from '../../testkit/scripted-driver.ts'

/** The deployments service beside the projects service, over a target that does as it is told. */
export interface DeploymentsBed {
  readonly projects: ProjectsBed
  readonly driver: ScriptedDriver
  readonly store: Store
  readonly audited: AuditEntry[]
  readonly logged: string[]
  ask(identity: Identity | undefined, query: string, variables?: object): Promise<Answer>
  /** Asks as an owner of everything. @throws {Error} for errors and for problems */
  must(query: string, variables?: object): Promise<Answer['data']>
  /** The file that the store is in. */
  readonly file: string
  /** Closes the service, and starts it again on what it left behind, so much later. */
  restart(afterMs?: number): Promise<void>
  close(): Promise<void>
}

const times: WorkerTimes = { pollMs: 20, leaseMs: 5_000, retryMs: 1 }

export interface BedOptions {
  /** Where AWS is. Absent: nowhere. */
  readonly aws?: ClientOptions
  /** Puts something between the service and its store. */
  readonly around?: (store: Store) => Store
}

/** What AWS is waited for is there at once. */
function quickClock() {
  let time = Date.now()
  const sleep = async (ms: number): Promise<void> => {
    time += ms
  }
  return { now: () => time, sleep }
}

export async function openBed({ aws, around = (store) => store }: BedOptions = {}): Promise<DeploymentsBed> {
  const projects = await openProjectsBed()
  const folder = await mkdtemp(join(tmpdir(), 'routo-deployments-'))
  const audited: AuditEntry[] = []
  const logged: string[] = []
  const driver = scriptDriver()
  const keys = { webhooks: randomBytes(32), deployments: randomBytes(32) }
  const file = join(folder, 'deployments.db')
  let later = 0
  const start = async () => {
    const store = around(await openSqliteStore({ file, models: deploymentsModels }))
    const subgraph = await createDeploymentsService({
      store,
      keys,
      audit: async (_caller, entry) => void audited.push(entry),
      projects: asSubgraph(projects),
      openTargets:
        aws === undefined
          ? () => ({ driver, identityOf: noAccount, orphans: noOrphans })
          : openTargets({ local: driver, aws, clock: quickClock() }),
      webhookAllow: [],
      log: createLog('debug', { write: (line) => void logged.push(line) }),
      now: () => new Date(Date.now() + later),
      times,
    })
    return { store, subgraph }
  }
  let running = await start()
  const ask: DeploymentsBed['ask'] = async (identity, query, variables = {}) => {
    const caller = { requestId: 'req_test', ...(identity && { identity }) }
    const { data, errors = [] } = await running.subgraph.execute({ query, variables: { ...variables } }, caller)
    return {
      data,
      codes: errors.map(({ extensions }) => String(extensions?.code)),
      messages: errors.map(({ message }) => message),
    }
  }
  return {
    projects,
    driver,
    get store() {
      return running.store
    },
    file,
    audited,
    logged,
    ask,
    async must(query, variables) {
      const { data, messages } = await ask(everything, query, variables)
      const problems = Object.values(data ?? {}).flatMap((field) => Object(field).userErrors ?? [])
      if (messages.length + problems.length > 0) throw new Error(JSON.stringify({ messages, problems }))
      return data
    },
    async restart(afterMs = 0) {
      later += afterMs
      await running.subgraph.close()
      running = await start()
    },
    async close() {
      await running.subgraph.close()
      await projects.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The projects service, as the deployments service reaches it. */
const asSubgraph = (projects: ProjectsBed): Pick<Subgraph, 'execute'> => ({
  async execute({ query, variables }, caller) {
    const { data, messages } = await projects.ask(caller.identity, query, variables)
    if (messages.length > 0) throw new Error(messages.join())
    return { data }
  },
})

export const ROUTES = `import { route } from 'routo'
export default [
  route('Copy').from('queue:In').to('queue:Out'),
  route('Intake').from('http:/orders').to('queue:In'),
]
`

/** Saves a routes file as the next revision. @returns its id */
export async function push(
  { projects }: Pick<DeploymentsBed, 'projects'>,
  projectId: string,
  text = ROUTES,
): Promise<string> {
  const mutation =
    'mutation ($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } userErrors { code message } } }'
  const input = { projectId, files: [{ path: 'routes.ts', text }] }
  return (await projects.must(mutation, { input })).projectPush.revision.id
}

let projectCount = 0

/** A project with a revision, and an environment to deploy it to. */
export async function makeDeployable(bed: DeploymentsBed, more: object = {}, text?: string) {
  projectCount += 1
  const projectId = await makeProject(bed.projects, `shop-${projectCount}`)
  const environmentId = await makeEnvironment(bed.projects, projectId, 'dev', more)
  const revisionId = await push(bed, projectId, text)
  return { projectId, environmentId, revisionId }
}

const FIELDS = 'id number kind state phase done'
export const CREATE = `mutation ($input: DeploymentCreateInput!) { deploymentCreate(input: $input) {
  deployment { ${FIELDS} } plan { id summary { create update } } replayed userErrors { code message field hint retryable } } }`

let keys = 0

/** A key that was never used. */
export const newKey = (): string => `key-${++keys}`

/** Asks for a deployment. @returns it */
export async function create(bed: DeploymentsBed, input: object) {
  return (await bed.must(CREATE, { input: { idempotencyKey: newKey(), ...input } })).deploymentCreate.deployment
}

/** Waits until a deployment is in a state, and gives what is asked for of it. */
export async function until(bed: DeploymentsBed, id: string, state: string, fields = '') {
  const query = `query ($id: ID!) { deployment(id: $id) { ${FIELDS} failure { code message } ${fields} } }`
  for (let looks = 0; looks < 4_000; looks += 1) {
    const { deployment } = await bed.must(query, { id })
    if (deployment.state === state) return deployment
    if (deployment.done) throw new Error(`It is ${deployment.state}: ${JSON.stringify(deployment.failure)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`It never was ${state}.`)
}
