import { setTimeout as sleep } from 'node:timers/promises'
import type { ChaosInstallation } from './chaos-installation.ts'

/** A project with one environment, through everything that happens to its installation. */
export interface ChaosEnvironment {
  readonly environmentId: string
  readonly routeId: (name: string) => string
  /** Saves files as a revision, and asks for its deployment. @returns the id of the deployment */
  deploy(files: Readonly<Record<string, string>>, idempotencyKey: string): Promise<string>
  /** Waits until the deployment has ended. */
  followed(deploymentId: string): Promise<Deployment>
}

interface Deployment {
  readonly state: string
  readonly failure: { readonly message: string } | null
  readonly timeline: readonly { readonly phase: string }[]
  /** Of all resources, by logical id. */
  readonly physicalIds: Readonly<Record<string, string>>
}

const problems = 'userErrors { message retryable }'
const PAUSE_MS = 100

/** Makes both. */
export async function environmentIn(
  routo: ChaosInstallation,
  slug: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ChaosEnvironment> {
  const { projectCreate } = await routo.ask(
    `mutation Make($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } ${problems} } }`,
    { input: { slug } },
  )
  const projectId: string = projectCreate.project.id
  const { environmentCreate } = await routo.ask(
    `mutation Environment($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${problems} } }`,
    { input: { projectId, name: 'dev', target: 'LOCAL' } },
  )
  const environmentId: string = environmentCreate.environment.id
  await routo.ask(`mutation Config($input: ConfigSetInput!) { environmentConfigSet(input: $input) { ${problems} } }`, {
    input: { environmentId, variables },
  })
  return {
    environmentId,
    routeId: (name) => `rte_${projectId.slice('prj_'.length)}_${name}`,
    async deploy(files, idempotencyKey) {
      const { projectPush } = await routo.ask(
        `mutation Push($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } ${problems} } }`,
        { input: { projectId, files: Object.entries(files).map(([path, text]) => ({ path, text })) } },
      )
      const { deploymentCreate } = await routo.ask(
        `mutation Deploy($input: DeploymentCreateInput!) { deploymentCreate(input: $input) { deployment { id } ${problems} } }`,
        { input: { environmentId, revisionId: projectPush.revision.id, idempotencyKey } },
      )
      return deploymentCreate.deployment.id
    },
    async followed(id) {
      for (;;) {
        const { deployment } = await routo.ask('query Follow($id: ID!) { deployment(id: $id) { done } }', { id })
        if (deployment.done) return endOf(routo, id)
        await sleep(PAUSE_MS, undefined, { signal: routo.over })
      }
    },
  }
}

async function endOf(routo: ChaosInstallation, id: string): Promise<Deployment> {
  const { deployment } = await routo.ask(
    `query End($id: ID!) { deployment(id: $id) { state failure { message } timeline { phase }
      stacks { resources(first: 100) { nodes { logicalId physicalId } } } } }`,
    { id },
  )
  return { ...deployment, physicalIds: physicalIdsIn(deployment.stacks) }
}

type Stacks = readonly {
  readonly resources: { readonly nodes: readonly { readonly logicalId: string; readonly physicalId: string }[] }
}[]

const physicalIdsIn = (stacks: Stacks): Deployment['physicalIds'] =>
  Object.fromEntries(
    stacks.flatMap(({ resources }) => resources.nodes.map(({ logicalId, physicalId }) => [logicalId, physicalId])),
  )
