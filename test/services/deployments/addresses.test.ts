import type { LookupFunction } from 'node:net'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { isPublicAddress } from '../../../services/deployments/webhooks/addresses.ts'
import { newId } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { type OpenDeployments, openDeployments, receive } from './support.ts'

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.170',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'localhost',
  '',
])('"%s" is no host of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '172.15.255.255',
  '172.32.0.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00:1450:4001::8',
])('"%s" is a host of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

const receiver = await receive((response) => response.end('inside'))
/** Each name has the addresses that a test gives it; the last of several rounds stays. */
const names = new Map<string, (readonly string[])[]>()
const lookup: LookupFunction = (host, options, callback) => {
  const rounds = names.get(host) ?? []
  const round = rounds.length > 1 ? rounds.shift() : rounds[0]
  if (round === undefined) return callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`)), '', 0)
  const found = round.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return options.all === true ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family ?? 4)
}
const closed = await openDeployments({ lookup })
const open = await openDeployments({ lookup, allow: ['hooks.internal', '127.0.0.1', '::1'] })
afterAll(async () => {
  await Promise.all([closed.close(), open.close(), receiver.close()])
})
beforeEach(() => {
  receiver.received.length = 0
})

const project = newId('prj')
const admin = userWith({ [project]: { role: 'ADMIN' } })

async function ping(deployments: OpenDeployments, url: string) {
  const created = await deployments.send(
    admin,
    'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } userErrors { message } } }',
    { input: { projectId: project, url, events: ['*'] } },
  )
  const { webhook, userErrors } = created.data.webhookCreate
  if (webhook === null) return userErrors[0].message
  const tried = await deployments.send(
    admin,
    'mutation ($id: ID!) { webhookTest(id: $id) { delivery { statusCode error } } }',
    { id: webhook.id },
  )
  await deployments.send(admin, 'mutation ($id: ID!) { webhookDelete(id: $id) { deletedId } }', { id: webhook.id })
  return tried.data.webhookTest.delivery
}

test.each([
  'http://127.0.0.1',
  'http://2130706433',
  'http://0x7f.1',
  'http://0177.0.0.1',
  'http://127.1',
  'http://0',
  'http://169.254.169.254/latest/meta-data',
  'http://[::]',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://[fd00:ec2::254]',
  'http://localhost',
  'http://LOCALHOST.',
  'http://app.localhost',
])('%s is refused when the webhook is made', async (url) => {
  expect(await ping(closed, url.replace(/(^http:\/\/[^/]+)/, `$1:${receiver.port}`))).toMatch(/is inside a network/)
  expect(receiver.received).toEqual([])
})

test.each([
  ['leads inside', [['127.0.0.1']]],
  ['leads inside by its second address', [['1.1.1.1', '127.0.0.1']]],
  ['leads inside over IPv6', [['::1']]],
  ['leads to a mapped address', [['::ffff:127.0.0.1']]],
])('a name that %s is not connected to', async (_what, rounds) => {
  names.set('hooks.example', rounds)
  expect(await ping(closed, `http://hooks.example:${receiver.port}`)).toEqual({
    statusCode: null,
    error: expect.stringContaining('hooks.example has an address inside a network, which webhooks may not reach.'),
  })
  expect(receiver.received).toEqual([])
})

test('a name that changes its address is connected to where it was looked at', async () => {
  // The first is open by its number, and nobody's; whoever looked up again to connect would come to the second.
  names.set('rebound.example', [['3ffe::1'], ['127.0.0.1']])
  expect(await ping(closed, `http://rebound.example:${receiver.port}`)).toMatchObject({ statusCode: null })
  expect(receiver.received).toEqual([])
  expect(names.get('rebound.example')).toEqual([['127.0.0.1']])
})

test('a name without an address is recorded as such', async () => {
  expect(await ping(closed, 'http://nowhere.example')).toEqual({
    statusCode: null,
    error: 'No answer came: getaddrinfo ENOTFOUND nowhere.example',
  })
})

test('hosts that the installation names are reached whatever their address is, and others are not', async () => {
  names.set('hooks.internal', [['127.0.0.1']])
  names.set('other.internal', [['127.0.0.1']])
  expect(await ping(open, `http://hooks.internal:${receiver.port}`)).toEqual({ statusCode: 200, error: null })
  expect(await ping(open, `http://HOOKS.internal:${receiver.port}`)).toEqual({ statusCode: 200, error: null })
  expect(await ping(open, receiver.url)).toEqual({ statusCode: 200, error: null })
  expect(await ping(open, `http://other.internal:${receiver.port}`)).toMatchObject({ statusCode: null })
  expect(receiver.received.length).toBe(3)
})
