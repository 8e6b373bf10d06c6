import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { awsCli, skipsAwsCli } from '../../../testkit/aws-cli.ts'
import { plain } from '../objects/stores.ts'
import { type ServedS3, serveS3 } from './served.ts'

const ifAwsCli = skipsAwsCli ? test.skip : test

let served: ServedS3
let folder: string

beforeAll(async () => {
  served = await serveS3()
  folder = mkdtempSync(join(tmpdir(), 'routo-s3-'))
})

afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

const aws = (...args: readonly string[]) => awsCli({ endpoint: served.origin, key: served.access.ownerKey }, ...args)

ifAwsCli('the aws command brings folders here and back, in parts where they are large', async () => {
  await served.objects.putBucket('orders', plain)
  mkdirSync(join(folder, 'from', 'größe'), { recursive: true })
  const large = randomBytes(9_000_000)
  writeFileSync(join(folder, 'from', 'large.bin'), large)
  writeFileSync(join(folder, 'from', 'größe', 'a b+c.csv'), 'a,b')
  await aws('s3', 'sync', join(folder, 'from'), 's3://orders/in')
  expect(served.objects.list('orders', { max: 10 }).entries).toMatchObject([
    { key: 'in/größe/a b+c.csv', bytes: 3, contentType: 'text/csv' },
    { key: 'in/large.bin', bytes: large.length, etag: expect.stringMatching(/-2"$/) },
  ])
  await aws('s3', 'sync', 's3://orders/in', join(folder, 'to'))
  expect(readFileSync(join(folder, 'to', 'large.bin')).equals(large)).toBe(true)
  expect(readFileSync(join(folder, 'to', 'größe', 'a b+c.csv'), 'utf8')).toBe('a,b')
  await aws('s3', 'rb', '--force', 's3://orders')
  expect(served.objects.buckets()).toEqual([])
})

ifAwsCli('the aws command signs URLs', async () => {
  await served.objects.putBucket('single', plain)
  await served.objects.put('single', 'a', Buffer.from('x'))
  // Elsewhere than in us-east-1 the first version of the command signs as AWS demands it.
  const url = await aws('s3', 'presign', 's3://single/a', '--region', 'eu-central-1')
  expect(await (await fetch(url.trim())).text()).toBe('x')
})
