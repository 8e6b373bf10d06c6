import * as s3 from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PolicyStatement } from '../../../../targets/local/access/access.ts'
import { versioned } from '../objects/stores.ts'
import { type ServedS3, serveS3 } from './served.ts'

const Bucket = 'orders'
let served: ServedS3
let owner: s3.S3Client

beforeAll(async () => {
  served = await serveS3()
  owner = served.client()
  for (const name of ['orders', 'payroll']) {
    await served.objects.putBucket(name, versioned)
    await served.objects.put(name, 'may.csv', Buffer.from('a,b'))
  }
})

afterAll(() => served.close())

let number = 0

/** The client of a role with these rights. */
async function inRole(...granted: readonly (readonly [action: string, resource: string])[]): Promise<s3.S3Client> {
  number += 1
  const Statement = granted.map(
    ([Action, Resource]): PolicyStatement => ({ Effect: 'Allow', Action, Resource: `arn:aws:s3:::${Resource}` }),
  )
  return served.client(
    await served.access.putRole(`arn:aws:iam::000000000000:role/executor-${number}`, [{ Statement }]),
  )
}

const denied = (action: string, resource: string) =>
  expect.objectContaining({
    name: 'AccessDenied',
    message: `User: arn:aws:sts::000000000000:assumed-role/executor-${number}/executor-${number} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${resource}" because no identity-based policy allows the ${action} action`,
  })

test('an executor reads the bucket of its route, and no other', async () => {
  const executor = await inRole(['s3:GetObject', 'orders/*'])
  const get = (name: string) => executor.send(new s3.GetObjectCommand({ Bucket: name, Key: 'may.csv' }))
  expect(await (await get('orders')).Body?.transformToString()).toBe('a,b')
  await expect(get('payroll')).rejects.toEqual(denied('s3:GetObject', 'payroll/may.csv'))
})

test('to read a version that is named takes more', async () => {
  const executor = await inRole(['s3:GetObject', 'orders/*'])
  const { versionId } = served.objects.head('orders', 'may.csv')
  await expect(
    executor.send(new s3.GetObjectCommand({ Bucket, Key: 'may.csv', VersionId: versionId })),
  ).rejects.toEqual(denied('s3:GetObjectVersion', 'orders/may.csv'))
})

test('whoever may not list is not told what is missing', async () => {
  const missing = { Bucket, Key: 'none' }
  const reader = await inRole(['s3:GetObject', 'orders/*'])
  await expect(reader.send(new s3.GetObjectCommand(missing))).rejects.toEqual(denied('s3:ListBucket', 'orders'))
  const lister = await inRole(['s3:GetObject', 'orders/*'], ['s3:ListBucket', 'orders'])
  await expect(lister.send(new s3.GetObjectCommand(missing))).rejects.toMatchObject({ name: 'NoSuchKey' })
})

test.each<[string, s3.S3Client['send'] extends never ? never : (client: s3.S3Client) => Promise<unknown>, string]>([
  ['s3:PutObject', (client) => client.send(new s3.PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })), 'orders/a'],
  ['s3:DeleteObject', (client) => client.send(new s3.DeleteObjectCommand({ Bucket, Key: 'a' })), 'orders/a'],
  ['s3:ListBucket', (client) => client.send(new s3.ListObjectsV2Command({ Bucket })), 'orders'],
  ['s3:ListBucketVersions', (client) => client.send(new s3.ListObjectVersionsCommand({ Bucket })), 'orders'],
  ['s3:DeleteBucket', (client) => client.send(new s3.DeleteBucketCommand({ Bucket })), 'orders'],
  ['s3:CreateBucket', (client) => client.send(new s3.CreateBucketCommand({ Bucket: 'another' })), 'another'],
])('without %s it is not done', async (action, attempt, resource) => {
  const executor = await inRole(['s3:GetObjectTagging', '*'])
  await expect(attempt(executor)).rejects.toEqual(denied(action, resource))
})

test('a copy takes the right to read its source', async () => {
  const writer = await inRole(['s3:PutObject', 'orders/*'])
  await expect(
    writer.send(new s3.CopyObjectCommand({ Bucket, Key: 'stolen', CopySource: 'payroll/may.csv' })),
  ).rejects.toEqual(denied('s3:GetObject', 'payroll/may.csv'))
})

test('of many objects those are deleted that may be', async () => {
  for (const key of ['mine/a', 'theirs/a']) await served.objects.put(Bucket, key, Buffer.from('x'))
  const executor = await inRole(['s3:DeleteObject', 'orders/mine/*'])
  const Delete = { Objects: [{ Key: 'mine/a' }, { Key: 'theirs/a' }] }
  const { Deleted, Errors } = await executor.send(new s3.DeleteObjectsCommand({ Bucket, Delete }))
  expect(Deleted?.map(({ Key }) => Key)).toEqual(['mine/a'])
  expect(Errors).toMatchObject([{ Key: 'theirs/a', Code: 'AccessDenied' }])
  expect(served.objects.head(Bucket, 'theirs/a').bytes).toBe(1)
})

test('a list may be permitted for what begins so', async () => {
  const arn = 'arn:aws:iam::000000000000:role/lister'
  const Condition = { StringLike: { 's3:prefix': 'mine/*' } }
  const Statement: PolicyStatement = {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::orders',
    Condition,
  }
  const lister = served.client(await served.access.putRole(arn, [{ Statement }]))
  await lister.send(new s3.ListObjectsV2Command({ Bucket, Prefix: 'mine/' }))
  await expect(lister.send(new s3.ListObjectsV2Command({ Bucket, Prefix: 'theirs/' }))).rejects.toMatchObject({
    name: 'AccessDenied',
  })
})

test('a signed URL does what its signer may, for anybody', async () => {
  const name = { Bucket, Key: 'from outside/ä.csv' }
  const upload = await getSignedUrl(owner, new s3.PutObjectCommand({ ...name, ContentType: 'text/csv' }), {
    expiresIn: 60,
  })
  const put = await fetch(upload, { method: 'PUT', body: 'c,d', headers: { 'content-type': 'text/csv' } })
  expect(put.status).toBe(200)
  const command = new s3.GetObjectCommand({ ...name, ResponseContentDisposition: 'attachment; filename="a.csv"' })
  const url = await getSignedUrl(owner, command, { expiresIn: 60 })
  const answer = await fetch(url)
  expect(await answer.text()).toBe('c,d')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.csv"')
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(403)
  expect((await fetch(url.replace('a.csv', 'b.csv'))).status).toBe(403)
  const reader = await inRole(['s3:PutObject', 'orders/*'])
  expect((await fetch(await getSignedUrl(reader, new s3.GetObjectCommand(name)))).status).toBe(403)
})
