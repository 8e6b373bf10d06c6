/**
 * Brings the routes in `welcome/` to an installation, sends them a message, and fails unless they do well. Run again, it does nothing
 * twice: what is there is used, and the same routes are the same deployment.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateEnvironment,
  CreateProject,
  createClient,
  Executions,
  FindPlace,
  PushFiles,
  Routes,
  SendMessage,
  StartDeployment,
  Wellbeing,
} from 'routo/client'
import { readProject } from 'routo/compiler'

const { ROUTO_URL = 'http://127.0.0.1:4000', ROUTO_TOKEN } = process.env
const routo = createClient({ url: ROUTO_URL, token: ROUTO_TOKEN })

// 1. A project and an environment, unless they are there.
const found = await routo.ask(FindPlace, { project: 'welcome', environment: 'staging' })
const project = found.project ?? (await routo.ask(CreateProject, { input: { slug: 'welcome' } })).projectCreate.project
assert.ok(project)
const input = { projectId: project.id, name: 'staging', target: 'LOCAL' } as const
const environment =
  found.project?.environment ?? (await routo.ask(CreateEnvironment, { input })).environmentCreate.environment
assert.ok(environment)
const environmentId = environment.id

// 2. The routes, as a revision. What is wrong with them is thrown, with places.
const files = Object.entries(await readProject(join(import.meta.dirname, 'welcome')))
const pushed = await routo.ask(PushFiles, {
  input: { projectId: project.id, files: files.map(([path, text]) => ({ path, text })) },
})
const { revision } = pushed.projectPush
assert.ok(revision)

// 3. A deployment of it, and its end. The connection may be cut, and the server may restart meanwhile.
const started = await routo.ask(StartDeployment, {
  input: { environmentId, revisionId: revision.id, idempotencyKey: revision.id },
})
assert.ok(started.deploymentCreate.deployment)
const deployment = await routo.deployments.wait(started.deploymentCreate.deployment.id, {
  onEvent: ({ type, data }) => type === 'deployment.phase' && console.log(data.phase),
})
assert.equal(deployment.state, 'SUCCEEDED', deployment.failure?.explanation)
console.log(`revision ${revision.number} is deployment ${deployment.number} of ${environment.name}`)

// 4. A message to each route, and what became of it.
const range = { from: new Date().toISOString() }
const before = (await routo.ask(Wellbeing, { environmentId, range })).node?.stats?.received ?? 0
let messages = 0
for await (const { id, name } of routo.pages(Routes, { projectId: project.id }, (answer) => answer.project?.routes)) {
  const body = JSON.stringify({ name: 'Ada' })
  const sent = await routo.ask(SendMessage, { input: { environmentId, routeId: id, body, sync: true } })
  assert.equal(sent.messageSend.execution?.outcome, 'SUCCEEDED', name)
  messages += 1
}

// 5. How all messages of this minute did, as soon as those are counted.
for (;;) {
  const { node } = await routo.ask(Wellbeing, { environmentId, range })
  const isCounted = node?.health !== 'UNKNOWN' && node?.health !== 'IDLE'
  if (node?.stats && isCounted && node.stats.received >= before + messages) {
    const { received, succeeded, deadLettered } = node.stats
    console.log(`${received} received, ${succeeded} succeeded, ${deadLettered} dead letters: ${node.health}`)
    assert.equal(deadLettered, 0)
    assert.equal(node?.health, 'HEALTHY')
    break
  }
  await sleep(200)
}

// 6. Every message of the last while, page by page.
for await (const { routeName, outcome, durationMs } of routo.pages(
  Executions,
  { environmentId, first: 50 },
  ({ node }) => node?.executions,
)) {
  console.log(`${routeName} ${outcome} in ${durationMs} ms`)
}
