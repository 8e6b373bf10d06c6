import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Access, PolicyDocument, PolicyStatement, Principal } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import { bucketArn, queueArn } from '../../../../targets/local/place.ts'
import { inTemporaryJournal, type TemporaryJournal } from './journals.ts'

const NOON = Date.UTC(2026, 10, 21, 12)
const ROLE = 'arn:aws:iam::000000000000:role/routo/acme-dev-CSVToJSONRole'
const SESSION = 'arn:aws:sts::000000000000:assumed-role/acme-dev-CSVToJSONRole/acme-dev-CSVToJSONRole'
const INBOX = queueArn('acme-dev-CSVToJSONInbox')
const ORDERS = bucketArn('orders')
const service: Principal = { id: 's3.amazonaws.com', policies: [] }

let temporary: TemporaryJournal
let access: Access

const opened = () => createAccess({ journal: temporary.journal, ownerSecret: Buffer.alloc(32, 7), now: () => NOON })

beforeEach(() => {
  temporary = inTemporaryJournal()
  access = opened()
})

afterEach(() => temporary.remove())

const policy = (...statements: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
})
const allow = (Action: string, Resource: string, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})

function may(
  principal: Principal,
  action: string,
  resource: string,
  context?: Readonly<Record<string, string>>,
): boolean {
  try {
    access.authorize(principal, action, resource, context)
    return true
  } catch (error) {
    expect(error).toMatchObject({ name: 'CloudError', code: 'AccessDenied', status: 403 })
    return false
  }
}

test('who may not is told who, what, on which resource and why', async () => {
  await access.putRole(ROLE, [policy(allow('s3:GetObject', `${ORDERS}/*`))])
  const executor = access.principalOf(ROLE)
  access.authorize(executor, 's3:GetObject', `${ORDERS}/may.csv`)
  expect(() => access.authorize(executor, 's3:GetObject', 'arn:aws:s3:::payroll/may.csv')).toThrow(
    `User: ${SESSION} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::payroll/may.csv" because no identity-based policy allows the s3:GetObject action`,
  )
  await access.putResourcePolicy(
    ORDERS,
    policy({ ...allow('s3:*', `${ORDERS}/secret/*`), Effect: 'Deny', Principal: '*' }),
  )
  expect(() => access.authorize(executor, 's3:GetObject', `${ORDERS}/secret/may.csv`)).toThrow(
    'on resource: "arn:aws:s3:::orders/secret/may.csv" with an explicit deny in a resource-based policy',
  )
})

test.each<[string, string, string, boolean]>([
  ['s3:GetObject', 's3:GetObject', 'arn:aws:s3:::orders/a', true],
  ['s3:GetObject', 's3:getobject', 'arn:aws:s3:::orders/a', true],
  ['s3:GetObject', 's3:GetObjectVersion', 'arn:aws:s3:::orders/a', false],
  ['s3:Get*', 's3:GetObjectVersion', 'arn:aws:s3:::orders/a', true],
  ['s3:?etObject', 's3:GetObject', 'arn:aws:s3:::orders/a/b\nc', true],
  ['*', 'sqs:SendMessage', 'arn:aws:s3:::orders/a', true],
  ['s3:GetObject', 's3:GetObject', 'arn:aws:s3:::orders2/a', false],
  ['s3:GetObject', 's3:GetObject', 'arn:aws:s3:::Orders/a', false],
  ['s3:GetObject', 's3:GetObject', 'arn:aws:s3:::orders', false],
])('what allows %s on objects of one bucket, asked for %s on %s', async (granted, action, resource, allowed) => {
  await access.putRole(ROLE, [policy(allow(granted, 'arn:aws:s3:::orders/*'))])
  expect(may(access.principalOf(ROLE), action, resource)).toBe(allowed)
})

test('special characters of a pattern stand for themselves', () => {
  const text = fc.string({ unit: fc.constantFrom(...'a.+^$()[]{}|\\-/*?') })
  fc.assert(
    fc.property(text, text, (pattern, resource) => {
      const byHand = (p: string, r: string): boolean => {
        if (p === '') return r === ''
        if (p[0] === '*') return byHand(p.slice(1), r) || (r !== '' && byHand(p, r.slice(1)))
        return r !== '' && (p[0] === '?' || p[0] === r[0]) && byHand(p.slice(1), r.slice(1))
      }
      const principal: Principal = { id: SESSION, roleArn: ROLE, policies: [policy(allow('a:b', pattern))] }
      expect(may(principal, 'a:b', resource)).toBe(byHand(pattern, resource))
    }),
  )
})

test('a denial wins over everything that allows, for the owner, too', async () => {
  await access.putRole(ROLE, [policy(allow('s3:*', '*'), { ...allow('s3:DeleteObject', '*'), Effect: 'Deny' })])
  expect(may(access.principalOf(ROLE), 's3:PutObject', `${ORDERS}/a`)).toBe(true)
  expect(may(access.principalOf(ROLE), 's3:DeleteObject', `${ORDERS}/a`)).toBe(false)
  const owner: Principal = { id: 'arn:aws:iam::000000000000:root', policies: 'everything' }
  expect(may(owner, 's3:DeleteObject', `${ORDERS}/a`)).toBe(true)
  await access.putResourcePolicy(ORDERS, policy({ ...allow('s3:*', `${ORDERS}/*`), Effect: 'Deny', Principal: '*' }))
  expect(may(owner, 's3:DeleteObject', `${ORDERS}/a`)).toBe(false)
  await access.putResourcePolicy(ORDERS, undefined)
  expect(may(owner, 's3:DeleteObject', `${ORDERS}/a`)).toBe(true)
})

test('the policies that templates hold let a bucket notify its inbox, and nobody else', async () => {
  const template = JSON.parse(readFileSync('test/golden/acme-order-reconciliation.0.json', 'utf8'))
  const text = JSON.stringify(template.Resources.CSVToJSONInboxPolicy.Properties.PolicyDocument)
  const resolved = JSON.parse(text, (_, value) => {
    if (value?.Ref === 'AWS::AccountId') return '000000000000'
    return value?.['Fn::Sub'] || value?.['Fn::GetAtt']
      ? JSON.stringify(value).includes('s3:::')
        ? ORDERS
        : INBOX
      : value
  })
  await access.putResourcePolicy(INBOX, resolved)
  const context = { 'aws:SourceAccount': '000000000000', 'aws:SourceArn': ORDERS }
  expect(may(service, 'sqs:SendMessage', INBOX, context)).toBe(true)
  expect(may(service, 'sqs:SendMessage', INBOX, { ...context, 'aws:SourceArn': bucketArn('others') })).toBe(false)
  expect(may(service, 'sqs:SendMessage', INBOX)).toBe(false)
  expect(may(service, 'sqs:ReceiveMessage', INBOX, context)).toBe(false)
  expect(may({ ...service, id: 'sns.amazonaws.com' }, 'sqs:SendMessage', INBOX, context)).toBe(false)
  expect(may(service, 'sqs:SendMessage', queueArn('another'), context)).toBe(false)
})

test.each<[string, NonNullable<PolicyStatement['Condition']>, boolean]>([
  ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, true],
  ['Bool', { Bool: { 'aws:SecureTransport': 'false' } }, false],
  ['StringEquals', { StringEquals: { 'x:Key': ['a', 'value'] } }, true],
  ['StringEquals', { StringEquals: { 'X:KEY': 'VALUE' } }, false],
  ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { 'x:key': 'VALUE' } }, true],
  ['StringLike', { StringLike: { 'x:key': 'v*e' } }, true],
  ['StringNotEquals', { StringNotEquals: { 'x:key': ['a', 'value'] } }, false],
  ['StringNotEquals without the key', { StringNotEquals: { 'x:none': 'a' } }, true],
  ['StringEquals without the key', { StringEquals: { 'x:none': 'a' } }, false],
  ['IfExists without the key', { StringEqualsIfExists: { 'x:none': 'a' } }, true],
  ['IfExists with the key', { StringEqualsIfExists: { 'x:key': 'a' } }, false],
  ['Null', { Null: { 'x:none': 'true', 'x:key': 'false' } }, true],
  ['NumericLessThan', { NumericLessThan: { 'x:number': '11' } }, true],
  ['NumericLessThan of a text', { NumericLessThan: { 'x:key': '11' } }, false],
  ['NumericNotEquals', { NumericNotEquals: { 'x:number': '10.0' } }, false],
  ['DateEquals', { DateEquals: { 'aws:CurrentTime': '2026-11-21T13:00:00+01:00' } }, true],
  ['DateNotEquals without the key', { DateNotEquals: { 'x:none': '2026-11-21T12:00:00Z' } }, true],
  ['DateGreaterThan', { DateGreaterThan: { 'aws:CurrentTime': '2026-11-21T12:00:00Z' } }, false],
  ['DateLessThanEquals', { DateLessThanEquals: { 'aws:CurrentTime': '2026-11-21T12:00:00Z' } }, true],
  ['two operators', { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'x:key': 'a' } }, false],
])('a statement with the condition %s', async (_, Condition, met) => {
  await access.putRole(ROLE, [policy(allow('a:b', '*', { Condition }))])
  expect(may(access.principalOf(ROLE), 'a:b', 'x', { 'x:key': 'value', 'x:number': '10' })).toBe(met)
})

test.each<[string, NonNullable<PolicyStatement['Principal']>, boolean]>([
  ['everybody', '*', true],
  ['the role', { AWS: ROLE }, true],
  ['the session', { AWS: [SESSION] }, true],
  ['another role', { AWS: `${ROLE}2` }, false],
  ['a service', { Service: 's3.amazonaws.com' }, false],
  ['the account, which leaves it to the role', { AWS: 'arn:aws:iam::000000000000:root' }, false],
])('a resource that lets in %s', async (_, Principal, allowed) => {
  await access.putRole(ROLE, [])
  await access.putResourcePolicy(INBOX, policy(allow('sqs:*', INBOX, { Principal })))
  expect(may(access.principalOf(ROLE), 'sqs:SendMessage', INBOX)).toBe(allowed)
})

test('a denial for the account is one for its roles', async () => {
  await access.putRole(ROLE, [policy(allow('sqs:*', '*'))])
  const Principal = { AWS: '000000000000' }
  await access.putResourcePolicy(INBOX, policy({ ...allow('sqs:*', INBOX, { Principal }), Effect: 'Deny' }))
  expect(may(access.principalOf(ROLE), 'sqs:SendMessage', INBOX)).toBe(false)
})

test('what could not be held as AWS holds it is refused, all at once', async () => {
  const odd = {
    Sid: 'Odd',
    Effect: 'Allow',
    Action: 's3:*',
    Resource: `${bucketArn('$')}{aws:username}/*`,
    Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    NotPrincipal: '*',
  } as const
  await expect(access.putRole(ROLE, [policy(odd)])).rejects.toMatchObject({
    code: 'MalformedPolicyDocument',
    message: expect.stringMatching(/NotPrincipal.*IpAddress.*\$\{aws:username\}/),
  })
  await expect(access.putResourcePolicy(INBOX, policy(allow('sqs:*', INBOX)))).rejects.toThrow('needs a Principal')
  expect(() => access.keyOf(ROLE)).toThrow(expect.objectContaining({ code: 'NoSuchEntity' }))
})

test('roles, their keys and policies are there again after a restart; no secret is on disk', async () => {
  const key = await access.putRole(ROLE, [])
  expect(await access.putRole(ROLE, [policy(allow('s3:*', '*'))])).toEqual(key)
  await access.putResourcePolicy(INBOX, policy(allow('sqs:*', INBOX, { Principal: '*' })))
  temporary.reopen()
  const file = readFileSync(`${temporary.directory}/cloud.db`)
  access = opened()
  expect(access.keyOf(ROLE)).toEqual(key)
  expect(may(access.principalOf(ROLE), 's3:PutObject', `${ORDERS}/a`)).toBe(true)
  expect(may(access.principalOf(ROLE), 'sqs:SendMessage', INBOX)).toBe(true)
  expect(file.includes(key.accessKeyId)).toBe(true)
  for (const { secretAccessKey } of [key, access.ownerKey]) expect(file.includes(secretAccessKey)).toBe(false)
})
