import { hash, randomBytes } from 'node:crypto'
import { GetBucketVersioningCommand, GetObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createIdentities } from '../../../targets/aws/access/identity.ts'
import type { Artefacts } from '../../../targets/aws/artefacts/artefacts.ts'
import { createArtefacts } from '../../../targets/aws/artefacts/create-artefacts.ts'
import { createClients } from '../../../targets/aws/clients.ts'
import { type OpenedCloud, openCloud } from '../local/opened-cloud.ts'
import { sdkFor } from '../local/sdk.ts'
import { type Answer, callerIs, type Front, type SeenRequest, s3Error, startFront } from './front.ts'
import { accountId, placeIn } from './places.ts'

/** The S3 of the local cloud keeps the objects; in front of it stands what it has not: settings of buckets, and their owners. */
let cloud: OpenedCloud
let key: { readonly accessKeyId: string; readonly secretAccessKey: string }

beforeAll(async () => {
  cloud = await openCloud()
  key = await (await sdkFor(cloud)).s3.config.credentials()
})
afterAll(() => cloud.close())

const SETTING = /^\/([^/?]+)\/?\?(publicAccessBlock|encryption|policy|lifecycle|versioning)\b/

type Script = (request: SeenRequest) => Answer | 'hand on' | undefined

/** An AWS of its own for each test. Owners are who made a bucket; settings are lost but that a bucket has versions. */
async function startAws(owners: Map<string, string>, script: Script = () => undefined) {
  const versioned = new Set<string>()
  const create: Script = ({ method, path }) => {
    const [, name = ''] = /^\/([^/?]+)\/?$/.exec(path) ?? []
    if (method !== 'PUT' || name === '') return undefined
    const owner = owners.get(name)
    if (owner !== undefined)
      return s3Error(409, owner === accountId ? 'BucketAlreadyOwnedByYou' : 'BucketAlreadyExists')
    owners.set(name, accountId)
    return 'hand on'
  }
  const guard: Script = ({ path, headers }) => {
    const owner = owners.get(/^\/([^/?]+)/.exec(path)?.[1] ?? '')
    if (owner === undefined) return s3Error(404, 'NoSuchBucket')
    return headers['x-amz-expected-bucket-owner'] === owner ? undefined : s3Error(403, 'AccessDenied')
  }
  const settings: Script = ({ method, path }) => {
    const [, name = '', setting] = SETTING.exec(path) ?? []
    if (setting === undefined) return undefined
    if (method === 'PUT' && setting === 'versioning') versioned.add(name)
    const status = versioned.has(name) ? '<Status>Enabled</Status>' : ''
    return { body: method === 'GET' ? `<VersioningConfiguration>${status}</VersioningConfiguration>` : '' }
  }
  const caller: Script = ({ form }) => (form.has('Action') ? callerIs(accountId) : undefined)
  const scripts = [caller, script, create, guard, settings]
  return startFront((request) => {
    for (const each of scripts) {
      const answer = each(request)
      if (answer !== undefined) return answer === 'hand on' ? undefined : answer
    }
    return undefined
  }, cloud.url)
}

const artefactsAt = ({ url }: Front): Artefacts => {
  const clients = createClients({ endpoint: url, credentials: key })
  return createArtefacts({ clients, identityOf: createIdentities(clients) })
}

const codeOf = (zip: Uint8Array) => ({ sha256: hash('sha256', zip), zip })
const puts = ({ seen }: Front, pattern: RegExp) =>
  seen.filter(({ method, path }) => method === 'PUT' && pattern.test(path))

const bucket = `routo-artefacts-${accountId}-us-east-1`

test('the bucket is made on first use, closed, encrypted, for TLS only, and gets its versions last', async () => {
  await using aws = await startAws(new Map())
  const artefacts = artefactsAt(aws)
  expect(await artefacts.bucket(placeIn('us-east-1'))).toBe(bucket)
  expect(await artefacts.bucket(placeIn('us-east-1'))).toBe(bucket)
  const [created, ...settings] = puts(aws, /./)
  expect(created?.body.toString()).not.toContain('LocationConstraint')
  expect(created?.headers['x-amz-object-ownership']).toBe('BucketOwnerEnforced')
  expect(settings.map(({ path }) => SETTING.exec(path)?.[2])).toEqual([
    'publicAccessBlock',
    'encryption',
    'policy',
    'lifecycle',
    'versioning',
  ])
  expect(settings[0]?.body.toString().match(/>true</g)).toHaveLength(4)
  expect(settings[2]?.body.toString()).toContain('"aws:SecureTransport":"false"')
})

test('a setting that fails leaves the bucket unfinished, and the next use finishes it', async () => {
  const owners = new Map<string, string>()
  let isDown = true
  await using aws = await startAws(owners, ({ method, path }) =>
    isDown && method === 'PUT' && path.includes('?policy') ? s3Error(403, 'AccessDenied', 'not allowed') : undefined,
  )
  const artefacts = artefactsAt(aws)
  await expect(artefacts.bucket(placeIn('us-east-1'))).rejects.toMatchObject({
    code: 'ACCESS_DENIED',
    retryable: false,
  })
  isDown = false
  await artefacts.bucket(placeIn('us-east-1'))
  expect(puts(aws, /\?versioning/)).toHaveLength(1)
})

test('a bucket that another account made with our name gets nothing', async () => {
  await using aws = await startAws(new Map([[bucket, '999999999999']]))
  const refused = artefactsAt(aws).putTemplate(placeIn('us-east-1'), '{}')
  await expect(refused).rejects.toMatchObject({ code: 'BUCKET_TAKEN', retryable: false })
  expect(puts(aws, /templates/)).toEqual([])
})

test('every call about the bucket names the owner it must have', async () => {
  await using aws = await startAws(new Map())
  const artefacts = artefactsAt(aws)
  const { key: kept } = await artefacts.putTemplate(placeIn('us-east-1'), '{"owner":1}')
  await artefacts.template(placeIn('us-east-1'), kept)
  const [sts, ...calls] = aws.seen
  expect(sts?.form.get('Action')).toBe('GetCallerIdentity')
  const unguarded = calls.filter(({ headers }) => headers['x-amz-expected-bucket-owner'] !== accountId)
  expect(unguarded.map(({ method, path }) => `${method} ${path}`)).toEqual([`PUT /${bucket}/`])
})

test('a template is read again as it was put, by its key; its URL is that of its region and partition', async () => {
  await using aws = await startAws(new Map())
  const artefacts = artefactsAt(aws)
  const text = '{"Description":"Grüße"}'
  const { key: kept, url } = await artefacts.putTemplate(placeIn('us-east-1'), text)
  expect(kept).toBe(`templates/${hash('sha256', text)}.json`)
  expect(url).toBe(`https://s3.us-east-1.amazonaws.com/${bucket}/${kept}`)
  expect(await artefacts.template(placeIn('us-east-1'), kept)).toBe(text)
  const missing = artefacts.template(placeIn('us-east-1'), 'templates/none.json')
  await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('code is uploaded once, also when many bring it at the same time', async () => {
  await using aws = await startAws(new Map())
  const code = codeOf(randomBytes(64 * 1024))
  // Without what each other knows, like servers beside one another.
  await Promise.all(Array.from({ length: 8 }, () => artefactsAt(aws).putCode(placeIn('us-east-1'), code)))
  const { s3 } = createClients({ endpoint: aws.url, credentials: key })(placeIn('us-east-1'))
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: bucket, ExpectedBucketOwner: accountId }))
  expect(Status).toBe('Enabled')
  const before = puts(aws, /code/).length
  expect(puts(aws, /code/).every(({ headers }) => headers['if-none-match'] === '*')).toBe(true)
  await artefactsAt(aws).putCode(placeIn('us-east-1'), code)
  expect(puts(aws, /code/)).toHaveLength(before)
})

test('a large bundle arrives as it is', async () => {
  await using aws = await startAws(new Map())
  const code = codeOf(randomBytes(48 * 1024 * 1024))
  await artefactsAt(aws).putCode(placeIn('us-east-1'), code)
  const { s3 } = await sdkFor(cloud)
  const stored = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `code/${code.sha256}.zip` }))
  expect(hash('sha256', (await stored.Body?.transformToByteArray()) ?? '')).toBe(code.sha256)
})

test('code that is not what its hash says goes nowhere', async () => {
  await using aws = await startAws(new Map())
  const wrong = { ...codeOf(Buffer.from('one')), zip: Buffer.from('another') }
  await expect(artefactsAt(aws).putCode(placeIn('us-east-1'), wrong)).rejects.toMatchObject({ code: 'INVALID' })
  expect(aws.seen).toEqual([])
})

test('one who loses the race to write an object that nobody finished writes it', async () => {
  let conflicts = 2
  await using aws = await startAws(new Map(), ({ method, path }) =>
    method === 'PUT' && path.includes('/code/') && conflicts-- > 0
      ? s3Error(409, 'ConditionalRequestConflict')
      : undefined,
  )
  await artefactsAt(aws).putCode(placeIn('us-east-1'), codeOf(randomBytes(64)))
  expect(puts(aws, /code/)).toHaveLength(3)
})

test('a bucket that was removed is made again', async () => {
  const owners = new Map<string, string>()
  await using aws = await startAws(owners)
  const artefacts = artefactsAt(aws)
  await artefacts.putTemplate(placeIn('us-east-1'), '{"first":1}')
  owners.clear()
  await artefacts.putTemplate(placeIn('us-east-1'), '{"second":2}')
  expect(owners.get(bucket)).toBe(accountId)
})

test('where AWS gives no answer that can be read, or none at all, it is said so and may be tried again', async () => {
  await using garbled = await startFront(() => ({ body: '<html>hello' }))
  await expect(artefactsAt(garbled).bucket(placeIn('us-east-1'))).rejects.toMatchObject({
    code: 'BACKEND_PROTOCOL_ERROR',
    retryable: true,
  })
  await using closed = await startFront(() => undefined)
  await closed[Symbol.asyncDispose]()
  await expect(artefactsAt(closed).bucket(placeIn('us-east-1'))).rejects.toMatchObject({
    code: 'UNREACHABLE',
    retryable: true,
  })
})
