import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '../../testkit/installation.ts'
import { attackedFiles } from './attacked-files.ts'
import { BODIES, BODY, corpus, DESCRIPTION, NAME, NAMES, PEOPLE, REASON } from './corpus.ts'

/** Where texts were put that are not what they seem. */
export interface Planted {
  readonly slug: string
  /** A failed message with all of the corpus in its body, and the error's message and stack. */
  readonly executionId: string
  readonly deploymentId: string
  readonly webhookId: string
}

interface Place {
  readonly url: string
  readonly ownerToken: string
  /** Of somebody whose answers are not what they seem, either. */
  readonly webhookUrl: string
}

/** Puts the corpus wherever somebody can write something that others see. */
export async function plant({ url, ownerToken, webhookUrl }: Place): Promise<Planted> {
  const mutate = async (field: string, type: string, input: object, answer = 'replayed') => {
    const text = `mutation ($input: ${type}!) { done: ${field}(input: $input) { ${answer} userErrors { message hint } } }`
    const { data, errors } = await ask(url, text, { input }, ownerToken)
    const problems = [...errors, ...(data?.done?.userErrors ?? [])]
    if (problems.length > 0) throw new Error(`${field}: ${JSON.stringify(problems)}`)
    return data.done
  }
  const query = async (text: string, variables: object) => (await ask(url, text, variables, ownerToken)).data

  for (const [index, name] of NAMES.entries())
    await mutate('projectCreate', 'ProjectCreateInput', { slug: `named-${index}`, name, description: DESCRIPTION })
  const slug = 'attacked'
  const { project } = await mutate(
    'projectCreate',
    'ProjectCreateInput',
    { slug, name: NAME, description: DESCRIPTION },
    'project { id }',
  )
  const projectId: string = project.id
  const { environment } = await mutate(
    'environmentCreate',
    'EnvironmentCreateInput',
    { projectId, name: 'dev', target: 'LOCAL' },
    'environment { id }',
  )
  const environmentId: string = environment.id
  await mutate('environmentConfigSet', 'ConfigSetInput', {
    environmentId,
    variables: Object.fromEntries(NAMES.map((text, index) => [`TEXT_${index}`, text])),
  })
  await mutate('projectPush', 'ProjectPushInput', {
    projectId,
    files: attackedFiles(),
    message: REASON,
    git: { commit: 'a'.repeat(40), branch: corpus.image, dirty: true, url: corpus['address elsewhere'] },
  })
  for (const [index, name] of PEOPLE.entries()) {
    const email = `member-${index}@example.org`
    await mutate('accountCreate', 'AccountCreateInput', { email, name, password: 'a password of a member' })
    await mutate('memberSet', 'MemberSetInput', { projectId, email, role: 'VIEWER' })
    await mutate('apiTokenCreate', 'ApiTokenCreateInput', { projectId, name, scopes: ['projects:read'] })
  }
  const { webhook } = await mutate(
    'webhookCreate',
    'WebhookCreateInput',
    { projectId, url: webhookUrl, events: ['ping'] },
    'webhook { id }',
  )
  await query('mutation ($id: ID!) { webhookTest(id: $id) { replayed } }', { id: webhook.id })
  const { deployment } = await mutate(
    'deploymentCreate',
    'DeploymentCreateInput',
    { environmentId, reason: REASON, idempotencyKey: 'first' },
    'deployment { id }',
  )
  await until(async () => {
    const answer = await query('query ($id: ID!) { deployment(id: $id) { done state } }', { id: deployment.id })
    if (answer.deployment.done && answer.deployment.state !== 'SUCCEEDED') throw new Error(JSON.stringify(answer))
    return answer.deployment.done
  })
  const send = (route: string, input: object) =>
    mutate(
      'messageSend',
      'MessageSendInput',
      { environmentId, routeId: `rte_${projectId.slice(4)}_${route}`, ...input },
      'messageId',
    )
  for (const body of BODIES) await send('Fails', { body, headers: { 'x-attack': corpus.image } })
  for (const body of PEOPLE) await send('Drops', { body })
  for (const objectKey of PEOPLE) await send('Passes', { body: 'fine', objectKey })
  const all = await send('Fails', { body: BODY })
  const found =
    'query ($id: ID!, $messageId: String) { node(id: $id) { ... on Environment { executions(first: 1, filter: { messageId: $messageId }) { nodes { id } } deadLetters(first: 1) { totalCount } }} }'
  const executionId = await until(async () => {
    const { node } = await query(found, { id: environmentId, messageId: all.messageId })
    return node.deadLetters.totalCount === BODIES.length + 1 && node.executions.nodes[0]?.id
  })
  return { slug, executionId, deploymentId: deployment.id, webhookId: webhook.id }
}

/** Asks again until there is something. */
async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await look()
    if (found) return found
    await pause(200)
  }
}
