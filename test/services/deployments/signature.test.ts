import { readFile } from 'node:fs/promises'
import { afterAll, expect, test } from '@jest/globals'
import { newId } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { openDeployments, type Received, receive } from './support.ts'

const receiver = await receive((response) => response.end())
const deployments = await openDeployments({ allow: ['127.0.0.1'], now: () => new Date() })
afterAll(async () => {
  await deployments.close()
  await receiver.close()
})

type IsGenuine = (header: unknown, body: string, secret: string) => boolean

/** The check that the document gives to whoever writes a receiver. */
async function documentedCheck(): Promise<IsGenuine> {
  const page = await readFile('docs/security.md', 'utf8')
  const code = /```js\n([\s\S]*?function isGenuine[\s\S]*?)```/.exec(page)?.[1]
  if (code === undefined) throw new Error('docs/security.md shows no check')
  const module = await import(`data:text/javascript,${encodeURIComponent(`${code}\nexport { isGenuine }`)}`)
  return module.isGenuine
}

test('the check that docs/security.md shows takes a delivery for genuine, and nothing else', async () => {
  const project = newId('prj')
  const admin = userWith({ [project]: { role: 'ADMIN' } })
  const secret = 'a-secret-of-the-receiver'
  const input = { projectId: project, url: receiver.url, events: ['ping'], secret }
  const create = 'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } } }'
  const { data } = await deployments.send(admin, create, { input })
  const { id } = data.webhookCreate.webhook
  await deployments.send(admin, 'mutation ($id: ID!) { webhookTest(id: $id) { delivery { id } } }', { id })

  const isGenuine = await documentedCheck()
  const [{ headers, body }] = receiver.received as [Received]
  const signature = headers['routo-signature']
  expect(isGenuine(signature, body, secret)).toBe(true)
  expect(isGenuine(signature, body, `${secret}x`)).toBe(false)
  expect(isGenuine(signature, `${body} `, secret)).toBe(false)
  expect(isGenuine(String(signature).replace(/t=\d+/, 't=1'), body, secret)).toBe(false)
  expect(isGenuine(undefined, body, secret)).toBe(false)
})
