import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Installation } from './installation.ts'
import { ok, type Tenant } from './two-tenants.ts'

/**
 * Deploys a tenant's project to an environment, where one message goes through and another one is dead-lettered, again after a redrive.
 *
 * @param word stands in every text that comes of it
 * @returns ids of all there is in the environment then, by what it is
 */
export async function operate(
  routo: Installation,
  { token, projectId, routeId }: Tenant,
  environmentId: string,
  word: string,
): Promise<Readonly<Record<string, string>>> {
  const as = (query: string, variables: object) => ok(routo, query, variables, token)
  /** Asks until it is there. */
  async function until(query: string, id: string, find: (data: Answer['data']) => string | undefined): Promise<string> {
    for (;;) {
      const found = find(await as(query, { id }))
      if (found !== undefined) return found
      await sleep(50)
    }
  }
  const ofEnvironment = (fields: string): string =>
    `query ($id: ID!) { node(id: $id) { ... on Environment { ${fields} } } }`
  const letter = () =>
    until(ofEnvironment('deadLetters { nodes { id } }'), environmentId, ({ node }) => node.deadLetters.nodes[0]?.id)
  const send = (body: string) =>
    as('mutation ($input: MessageSendInput!) { messageSend(input: $input) { userErrors { message } } }', {
      input: { environmentId, routeId, body },
    })

  const { projectPush } = await as(
    'mutation ($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } userErrors { message } } }',
    { input: { projectId, files: Object.entries(filesOf(routeId, word)).map(([path, text]) => ({ path, text })) } },
  )
  const input = { environmentId, revisionId: projectPush.revision.id }
  const { deploymentCreate } = await as(
    'mutation ($input: DeploymentCreateInput!) { deploymentCreate(input: $input) { deployment { id } userErrors { message } } }',
    { input: { ...input, idempotencyKey: environmentId, reason: word } },
  )
  const deployment: string = deploymentCreate.deployment.id
  await until('query ($id: ID!) { deployment(id: $id) { state done failure { message } } }', deployment, (data) => {
    const { done, state, failure } = data.deployment
    if (done && state !== 'SUCCEEDED') throw new Error(`The deployment ended as ${state}: ${failure?.message}`)
    return done ? state : undefined
  })
  const { deploymentPlan } = await as(
    'mutation ($input: DeploymentPlanInput!) { deploymentPlan(input: $input) { plan { id } userErrors { message } } }',
    { input },
  )
  await send(`good ${word}`)
  await send(`bad ${word}`)
  const { deadLetterRedrive } = await as(
    'mutation ($input: RedriveInput!) { deadLetterRedrive(input: $input) { redrive { id } userErrors { message } } }',
    { input: { environmentId, ids: [await letter()], idempotencyKey: environmentId } },
  )
  const redrive: string = deadLetterRedrive.redrive.id
  await until('query ($id: ID!) { redrive(id: $id) { done } }', redrive, (data) => data.redrive.done || undefined)
  const executions = ofEnvironment('executions(filter: { outcome: [SUCCEEDED] }) { nodes { id } }')
  return {
    deployment,
    deploymentplan: deploymentPlan.plan.id,
    redrive,
    deadletter: await letter(),
    execution: await until(executions, environmentId, ({ node }) => node.executions.nodes[0]?.id),
  }
}

const filesOf = (routeId: string, word: string): Readonly<Record<string, string>> => ({
  'routes.ts': `import { route } from 'routo'
    import { take } from './processors.ts'
    export default [route('${routeId.split('_')[2]}').from('queue:${word}').process(take)]`,
  'processors.ts': `import { type Context, PermanentError } from 'routo'
    export function take(body: string, { log }: Context): string {
      log.info('${word} was taken')
      if (body.startsWith('bad')) throw new PermanentError('${word} is bad', { code: 'BAD_${word.toUpperCase()}' })
      return body
    }`,
})
