import type { ServerResponse } from 'node:http'
import { expect, test } from '@jest/globals'
import { createClient, type Event, type WaitOptions } from '../../client/index.ts'
import { type Answer, error, json, type OtherServer, serve } from './other-server.ts'

/** Stands for how a deployment is; the fields that nobody looks at here are left out. */
const standing = (done: boolean, pollAfterMs: number | null): Answer =>
  json({ data: { deployment: { id: 'dep_1', state: done ? 'SUCCEEDED' : 'RUNNING', done, pollAfterMs } } })

/** @param looks answers to how it stands, in order; the last one for all that follow */
async function serveDeployment(events: Answer, ...looks: readonly Answer[]): Promise<OtherServer> {
  let looked = 0
  return serve((response, asked) => {
    const answer = asked.path.startsWith('/events') ? events : looks[Math.min(looked++, looks.length - 1)]
    answer?.(response, asked)
  })
}

/** Tells of deployments, once somebody has looked how one stands. */
const tell =
  (...deploymentIds: readonly string[]): Answer =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': hello\n\n')
    setTimeout(() => {
      for (const [index, deploymentId] of deploymentIds.entries()) {
        const told = { type: 'deployment.phase', projectId: 'prj_1', data: { deploymentId, phase: 'BUILD' } }
        response.write(`id: ${index}\nevent: ${told.type}\ndata: ${JSON.stringify(told)}\n\n`)
      }
    }, 100)
  }

const HOUR_MS = 3_600_000

const waitFor = ({ url }: OtherServer, options: WaitOptions = {}) =>
  createClient({ url, retries: 0 }).deployments.wait('dep_1', options)

test('what is told of a deployment is a reason to look at once, and is told on', async () => {
  await using server = await serveDeployment(tell('dep_2', 'dep_1'), standing(false, HOUR_MS), standing(true, null))
  const happened: Event[] = []
  const deployment = await waitFor(server, { onEvent: (event) => happened.push(event) })
  expect(deployment).toMatchObject({ id: 'dep_1', state: 'SUCCEEDED' })
  expect(happened).toMatchObject([{ type: 'deployment.phase', data: { deploymentId: 'dep_1', phase: 'BUILD' } }])
})

test('where nothing is told it looks when the server says, also while nobody answers for a moment', async () => {
  const away = error('SUBGRAPH_UNAVAILABLE', 503)
  await using server = await serveDeployment(error('FORBIDDEN'), standing(false, 20), away, away, standing(true, null))
  expect(await waitFor(server)).toMatchObject({ state: 'SUCCEEDED' })
})

test('what the listener throws ends the waiting', async () => {
  await using server = await serveDeployment(tell('dep_1'), standing(false, HOUR_MS))
  const onEvent = (): void => {
    throw new Error('the disk is full')
  }
  await expect(waitFor(server, { onEvent })).rejects.toThrow('the disk is full')
})

test.each([
  ['NOT_FOUND', json({ data: { deployment: null } })],
  ['UNAUTHENTICATED', error('UNAUTHENTICATED', 401)],
] satisfies [string, Answer][])('%s ends the waiting', async (code, look) => {
  await using server = await serveDeployment(tell(), look)
  await expect(waitFor(server)).rejects.toMatchObject({ code })
})

test('whoever has enough of waiting gets the reason', async () => {
  await using server = await serveDeployment(tell('dep_2'), standing(false, HOUR_MS))
  const enough = new AbortController()
  setTimeout(() => enough.abort(new Error('enough')), 50)
  await expect(waitFor(server, { signal: enough.signal })).rejects.toThrow('enough')
})
