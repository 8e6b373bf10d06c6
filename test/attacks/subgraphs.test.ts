import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemCaller } from '../../services/shared/caller.ts'
import { deriveKey } from '../../services/shared/keys.ts'
import { SIGNATURE_HEADER, sign } from '../../services/shared/server/signing.ts'
import { type Installation, install, SECRET } from '../testkit/installation.ts'
import { ok, settle, type Tenant } from '../testkit/two-tenants.ts'

const key = deriveKey(SECRET, 'calls')
const MINUTE_MS = 60_000

describe('what listens behind the gateway', () => {
  let routo: Installation
  let ana: Tenant

  beforeAll(async () => {
    routo = await install('apart', { ROUTO_WEBHOOK_ALLOW: '127.0.0.1' })
    ana = await settle(routo, 'ana')
  })
  afterAll(() => routo.stop())

  const services = ['projects', 'deployments', 'metrics']
  const call = (query = '{ _service { sdl } }', variables: object = {}) =>
    JSON.stringify({ query, variables, extensions: { caller: systemCaller(randomUUID()) } })
  const send = async (service: string, body: string, signature?: string) => {
    const response = await fetch(`${routo.subgraphs[service]}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature !== undefined && { [SIGNATURE_HEADER]: signature }),
      },
      body,
    })
    return { status: response.status, text: await response.text() }
  }

  test.each(services)('a subgraph answers only what the gateway has signed: %s', async (service) => {
    const body = call()
    const now = new Date()
    const forged: Readonly<Record<string, string | undefined>> = {
      unsigned: undefined,
      'signed with another key': sign(body, deriveKey('another secret that is also long enough', 'calls'), now),
      'signed with the key of another purpose': sign(body, deriveKey(SECRET, 'webhooks'), now),
      'signed for another body': sign(call(), key, now),
      'signed too long ago': sign(body, key, new Date(now.getTime() - MINUTE_MS)),
      'signed in the future': sign(body, key, new Date(now.getTime() + MINUTE_MS)),
      'with another time than was signed': sign(body, key, new Date(now.getTime() - 5_000)).replace(
        /t=\d+/,
        `t=${Math.floor(now.getTime() / 1000)}`,
      ),
      garbage: 't=0,v1=',
    }
    for (const [what, signature] of Object.entries(forged)) {
      const { status, text } = await send(service, body, signature)
      expect({ what, status }).toEqual({ what, status: 401 })
      expect(text).not.toContain('type Query')
    }
    expect((await send(service, body, sign(body, key, now))).text).toContain('schema')
  })

  test('a signed call that is recorded can be repeated for 30 seconds, and does nothing twice under an idempotency key', async () => {
    const create = 'mutation ($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } replayed } }'
    const identity = {
      actor: { id: ana.ids.account, kind: 'USER', name: 'ana' },
      accountId: ana.ids.account,
      grants: {},
    }
    const body = JSON.stringify({
      query: create,
      variables: { input: { slug: 'made-once', idempotencyKey: 'once' } },
      extensions: { caller: { requestId: randomUUID(), identity } },
    })
    const signature = sign(body, key, new Date())
    const [first, second] = [await send('projects', body, signature), await send('projects', body, signature)]
    expect(JSON.parse(first.text).data.projectCreate.replayed).toBe(false)
    expect(JSON.parse(second.text).data.projectCreate.replayed).toBe(true)
    const { viewer } = await ok(routo, '{ viewer { projects { nodes { slug } } } }', {}, ana.token)
    const slugs = viewer.projects.nodes.map(({ slug }: { slug: string }) => slug)
    expect(slugs.toSorted()).toEqual(['ana-shop', 'made-once'])
  })

  test('a webhook is not led further inside by a redirect', async () => {
    const reached: string[] = []
    const server = createServer((request, response) => {
      reached.push(request.url ?? '')
      response.writeHead(302, { location: '/inside' }).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    const { webhookCreate } = await ok(
      routo,
      'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } userErrors { message } } }',
      { input: { projectId: ana.projectId, url, events: ['ping'] } },
      ana.token,
    )
    const { webhookTest } = await ok(
      routo,
      'mutation ($id: ID!) { webhookTest(id: $id) { delivery { statusCode } userErrors { message } } }',
      { id: webhookCreate.webhook.id },
      ana.token,
    )
    server.close()
    expect(webhookTest.delivery.statusCode).toBe(302)
    expect(reached).toEqual(['/hook'])
  })
})
