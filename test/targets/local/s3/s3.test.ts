import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import * as s3 from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { operations } from '../../../../targets/local/s3/operations/all.ts'
import { plain, versioned } from '../objects/stores.ts'
import { documentedOperations, operationsOf } from '../operations.ts'
import { type ServedS3, serveS3 } from './served.ts'

let served: ServedS3
let client: s3.S3Client
/** Operations that the SDK was asked for. */
let executed: ReadonlySet<string>
/** A fresh one for each test. */
let Bucket: string
let number = 0

beforeAll(async () => {
  served = await serveS3()
  client = served.client()
  executed = operationsOf(client)
})

beforeEach(async () => {
  number += 1
  Bucket = `orders-${number}`
  await served.objects.putBucket(Bucket, versioned)
})

afterAll(() => served.close())

const put = (Key: string, Body: string, more: Partial<s3.PutObjectCommandInput> = {}) =>
  client.send(new s3.PutObjectCommand({ Bucket, Key, Body, ...more }))

const get = async (Key: string, more: Partial<s3.GetObjectCommandInput> = {}) => {
  const answer = await client.send(new s3.GetObjectCommand({ Bucket, Key, ...more }))
  return { ...answer, text: await answer.Body?.transformToString() }
}

const refusal = (name: string, httpStatusCode?: number) =>
  expect.objectContaining({ name, ...(httpStatusCode && { $metadata: expect.objectContaining({ httpStatusCode }) }) })

const KEYS = [
  'plain.csv',
  'with space+plus&amp;.csv',
  'ordner/größe/\u{1f600}',
  '../up/./and//double/',
  '%2e%2e/%20',
  "!'()*~;:@=$,?#[]",
  'line\nbreak\tand\u0001control',
  ' edges ',
  '__proto__',
  'x'.repeat(1024),
]

test.each(KEYS)('a key of any characters is put, listed and read: %j', async (Key) => {
  await put(Key, Key)
  expect((await get(Key)).text).toBe(Key)
  const listed = await client.send(new s3.ListObjectsV2Command({ Bucket, EncodingType: 'url' }))
  expect(listed.Contents?.map((each) => decodeURIComponent(each.Key?.replaceAll('+', ' ') ?? ''))).toEqual([Key])
  const { Deleted } = await client.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }))
  expect(Deleted).toHaveLength(1)
  await expect(client.send(new s3.HeadObjectCommand({ Bucket, Key }))).rejects.toEqual(refusal('NotFound', 404))
})

test('buckets are made, listed, looked at and deleted', async () => {
  const name = 'made-here'
  expect(await client.send(new s3.CreateBucketCommand({ Bucket: name }))).toMatchObject({ Location: '/made-here' })
  await client.send(new s3.CreateBucketCommand({ Bucket: name }))
  await client.send(new s3.HeadBucketCommand({ Bucket: name }))
  const { Buckets } = await client.send(new s3.ListBucketsCommand({ Prefix: 'made-' }))
  expect(Buckets).toEqual([{ Name: name, BucketRegion: 'us-east-1', CreationDate: expect.any(Date) }])
  expect(await client.send(new s3.GetBucketLocationCommand({ Bucket: name }))).not.toHaveProperty('LocationConstraint')
  expect(await client.send(new s3.GetBucketVersioningCommand({ Bucket: name }))).not.toHaveProperty('Status')
  expect(await client.send(new s3.GetBucketVersioningCommand({ Bucket }))).toMatchObject({ Status: 'Enabled' })
  await client.send(new s3.DeleteBucketCommand({ Bucket: name }))
  await expect(client.send(new s3.HeadBucketCommand({ Bucket: name }))).rejects.toEqual(refusal('NotFound', 404))
  await put('a', 'x')
  await expect(client.send(new s3.DeleteBucketCommand({ Bucket }))).rejects.toEqual(refusal('BucketNotEmpty', 409))
})

test.each([
  ['Upper', 'InvalidBucketName'],
  ['a..b', 'InvalidBucketName'],
])('a bucket cannot be called %s', async (name, code) => {
  await expect(client.send(new s3.CreateBucketCommand({ Bucket: name }))).rejects.toEqual(refusal(code, 400))
})

test('buckets are paged', async () => {
  const first = await client.send(new s3.ListBucketsCommand({ MaxBuckets: 1 }))
  expect(first.Buckets).toHaveLength(1)
  const second = await client.send(
    new s3.ListBucketsCommand({ MaxBuckets: 1, ContinuationToken: first.ContinuationToken }),
  )
  expect(second.Buckets?.[0]?.Name).not.toBe(first.Buckets?.[0]?.Name)
})

test('the configuration that a template gives a bucket is told', async () => {
  const queueArn = 'arn:aws:sqs:us-east-1:000000000000:inbox'
  const notifications = [{ events: ['s3:ObjectCreated:*'], queueArn }]
  await served.objects.putBucket(Bucket, { ...versioned, notifications, tags: { project: 'acme' } })
  expect(await client.send(new s3.GetBucketNotificationConfigurationCommand({ Bucket }))).toMatchObject({
    QueueConfigurations: [{ QueueArn: queueArn, Events: ['s3:ObjectCreated:*'] }],
  })
  expect(await client.send(new s3.GetBucketTaggingCommand({ Bucket }))).toMatchObject({
    TagSet: [{ Key: 'project', Value: 'acme' }],
  })
})

test('an object is told with everything that was said of it', async () => {
  const said = {
    ContentType: 'text/csv',
    CacheControl: 'no-store',
    ContentDisposition: 'attachment; filename="a.csv"',
    ContentLanguage: 'de',
    Metadata: { by: 'acme', 'with-hyphen': 'Grüße' },
  }
  const { ETag, VersionId } = await put('a', 'a,b', { ...said, Tagging: 'kind=orders&year=2026' })
  const told = { ...said, ETag, VersionId, ContentLength: 3, TagCount: 2, ServerSideEncryption: 'AES256' }
  expect(await get('a')).toMatchObject({
    ...told,
    text: 'a,b',
    Metadata: { by: 'acme', 'with-hyphen': '=?UTF-8?B?R3LDvMOfZQ==?=' },
  })
  const head = await client.send(new s3.HeadObjectCommand({ Bucket, Key: 'a', ChecksumMode: 'ENABLED' }))
  expect(head).toMatchObject({
    ...said,
    ETag,
    ChecksumCRC32: expect.any(String),
    ChecksumType: 'FULL_OBJECT',
    Metadata: { by: 'acme', 'with-hyphen': expect.any(String) },
  })
  expect(
    await get('a', { ResponseContentType: 'text/plain', ResponseCacheControl: 'public\r\nx-evil: ü' }),
  ).toMatchObject({
    ContentType: 'text/plain',
    CacheControl: '=?UTF-8?B?cHVibGljDQp4LWV2aWw6IMO8?=',
  })
})

test.each<[string, Partial<s3.PutObjectCommandInput>]>([
  ['a grant to others', { ACL: 'public-read' }],
  ['a key of KMS', { ServerSideEncryption: 'aws:kms' }],
  ['a lock', { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date() }],
  ['more metadata than fits', { Metadata: { long: 'x'.repeat(2048) } }],
])('what cannot be kept is refused: %s', async (_, more) => {
  await expect(put('a', 'x', more)).rejects.toThrow()
  expect((await client.send(new s3.ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0)
})

test.each<[string, Partial<s3.GetObjectCommandInput>, string | number]>([
  ['bytes=0-1', {}, 'ab'],
  ['bytes=24-', {}, 'yz'],
  ['bytes=-3', {}, 'xyz'],
  ['bytes=20-1000', {}, 'uvwxyz'],
  ['bytes=5-2', {}, 'abcdefghijklmnopqrstuvwxyz'],
  ['lines=1-2', {}, 'abcdefghijklmnopqrstuvwxyz'],
  ['bytes=26-', {}, 416],
])('of a range %s', async (Range, more, expected) => {
  await put('a', 'abcdefghijklmnopqrstuvwxyz')
  if (typeof expected === 'number') {
    await expect(get('a', { Range, ...more })).rejects.toEqual(refusal('InvalidRange', expected))
    return
  }
  const answer = await get('a', { Range, ...more })
  expect(answer.text).toBe(expected)
  expect(answer.ContentRange === undefined).toBe(expected.length === 26)
})

test('conditions are looked at, those with an etag first', async () => {
  const { ETag = '' } = await put('a', 'x')
  const past = new Date(Date.now() - 60_000)
  const future = new Date(Date.now() + 60_000)
  const status = (more: Partial<s3.GetObjectCommandInput>) =>
    get('a', more).then(
      ({ $metadata }) => $metadata.httpStatusCode,
      ({ $metadata }) => $metadata.httpStatusCode,
    )
  expect(await status({ IfMatch: ETag })).toBe(200)
  expect(await status({ IfMatch: '"x"' })).toBe(412)
  expect(await status({ IfMatch: ETag, IfUnmodifiedSince: past })).toBe(200)
  expect(await status({ IfUnmodifiedSince: past })).toBe(412)
  expect(await status({ IfNoneMatch: ETag })).toBe(304)
  expect(await status({ IfNoneMatch: '"x"', IfModifiedSince: future })).toBe(200)
  expect(await status({ IfModifiedSince: future })).toBe(304)
  expect(await status({ IfModifiedSince: past })).toBe(200)

  await expect(put('a', 'y', { IfNoneMatch: '*' })).rejects.toEqual(refusal('PreconditionFailed', 412))
  await expect(put('a', 'y', { IfMatch: '"x"' })).rejects.toEqual(refusal('PreconditionFailed', 412))
  await put('a', 'y', { IfMatch: ETag })
  await put('b', 'y', { IfNoneMatch: '*' })
})

test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
  'a checksum is verified and kept: %s',
  async (ChecksumAlgorithm) => {
    // A stream has its checksum behind it, and comes in chunks.
    for (const Body of ['a,b', Readable.from([Buffer.from('a,'), Buffer.from('b')])]) {
      await client.send(new s3.PutObjectCommand({ Bucket, Key: 'a', Body, ChecksumAlgorithm, ContentLength: 3 }))
      const name = `Checksum${ChecksumAlgorithm}` as const
      const answer = await get('a', { ChecksumMode: 'ENABLED' })
      expect(answer.text).toBe('a,b')
      expect(answer[name]).toEqual(expect.any(String))
      await expect(put('a', 'other', { [name]: answer[name] })).rejects.toEqual(refusal('BadDigest', 400))
      await put('a', 'a,b', { [name]: answer[name] })
    }
  },
)

test('a digest that is wrong or none is refused', async () => {
  await expect(put('a', 'x', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toEqual(refusal('BadDigest', 400))
  await expect(put('a', 'x', { ContentMD5: 'nonsense' })).rejects.toEqual(refusal('InvalidDigest', 400))
  await expect(get('a')).rejects.toEqual(refusal('NoSuchKey', 404))
})

test('an object that is deleted can be had back', async () => {
  const first = await put('a', 'one')
  await put('a', 'two')
  const removed = await client.send(new s3.DeleteObjectCommand({ Bucket, Key: 'a' }))
  expect(removed).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) })
  const { Versions, DeleteMarkers } = await client.send(new s3.ListObjectVersionsCommand({ Bucket }))
  expect(Versions?.map(({ IsLatest, Size }) => [IsLatest, Size])).toEqual([
    [false, 3],
    [false, 3],
  ])
  expect(DeleteMarkers).toMatchObject([{ Key: 'a', IsLatest: true, VersionId: removed.VersionId }])
  expect((await get('a', { VersionId: first.VersionId })).text).toBe('one')
  await expect(get('a', { VersionId: removed.VersionId })).rejects.toEqual(refusal('MethodNotAllowed', 405))
  const { VersionId } = removed
  expect(await client.send(new s3.DeleteObjectCommand({ Bucket, Key: 'a', VersionId }))).toMatchObject({
    DeleteMarker: true,
  })
  expect((await get('a')).text).toBe('two')
})

test('many objects are deleted at once, and what cannot be is told', async () => {
  for (const key of ['a', 'b', 'c']) await put(key, 'x')
  const Objects = [{ Key: 'a' }, { Key: 'b', VersionId: 'none' }, { Key: 'missing' }]
  const { Deleted, Errors } = await client.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  expect(Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b', 'missing'])
  expect(Errors).toBeUndefined()
  const quiet = { Objects: [{ Key: 'c' }], Quiet: true }
  expect(await client.send(new s3.DeleteObjectsCommand({ Bucket, Delete: quiet }))).not.toHaveProperty('Deleted')
  const { Contents } = await client.send(new s3.ListObjectsV2Command({ Bucket }))
  expect(Contents?.map(({ Key }) => Key)).toEqual(['b'])
})

test('an object is copied with what is said of it, or with something else', async () => {
  await put('ä b+c', 'x', { ContentType: 'text/csv', Metadata: { by: 'acme' }, Tagging: 'a=b' })
  const CopySource = `${Bucket}/${encodeURIComponent('ä b+c')}`
  const copied = await client.send(new s3.CopyObjectCommand({ Bucket, Key: 'copy', CopySource }))
  expect(copied).toMatchObject({ CopyObjectResult: { ETag: expect.any(String), LastModified: expect.any(Date) } })
  expect(await get('copy')).toMatchObject({ text: 'x', ContentType: 'text/csv', Metadata: { by: 'acme' }, TagCount: 1 })
  const change = { MetadataDirective: 'REPLACE', ContentType: 'text/plain', Metadata: { by: 'us' } } as const
  await client.send(new s3.CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/copy`, ...change }))
  expect(await get('copy')).toMatchObject({ text: 'x', ContentType: 'text/plain', Metadata: { by: 'us' } })
  const copy = (more: Partial<s3.CopyObjectCommandInput>) =>
    client.send(new s3.CopyObjectCommand({ Bucket, Key: 'copy', CopySource, ...more }))
  await expect(copy({ CopySource: `${Bucket}/copy` })).rejects.toEqual(refusal('InvalidRequest', 400))
  await expect(copy({ CopySource: `${Bucket}/none` })).rejects.toEqual(refusal('NoSuchKey', 404))
  await expect(copy({ CopySource: 'nonsense' })).rejects.toEqual(refusal('InvalidArgument', 400))
  await expect(copy({ CopySourceIfMatch: '"x"' })).rejects.toEqual(refusal('PreconditionFailed', 412))
})

test('objects are listed in pages, by folders, in the order of UTF-8', async () => {
  const keys = ['a', 'b/1', 'b/2', 'b/c/3', 'b0', '\uffee', '\u{1f600}']
  for (const key of [...keys].reverse()) await put(key, 'x')
  const list = async (more: Partial<s3.ListObjectsV2CommandInput>) => {
    const pages = []
    let ContinuationToken: string | undefined
    do {
      const page = await client.send(new s3.ListObjectsV2Command({ Bucket, ...more, ContinuationToken }))
      expect(page.KeyCount).toBe((page.Contents?.length ?? 0) + (page.CommonPrefixes?.length ?? 0))
      pages.push([
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      ])
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken !== undefined)
    return pages
  }
  expect(await list({})).toEqual([keys])
  expect(await list({ MaxKeys: 3 })).toEqual([keys.slice(0, 3), keys.slice(3, 6), keys.slice(6)])
  expect(await list({ Delimiter: '/', MaxKeys: 2 })).toEqual([['a', 'b/'], ['b0', '\uffee'], ['\u{1f600}']])
  expect(await list({ Delimiter: '/', Prefix: 'b/' })).toEqual([['b/1', 'b/2', 'b/c/']])
  expect(await list({ StartAfter: 'b/2', MaxKeys: 2 })).toEqual([
    ['b/c/3', 'b0'],
    ['\uffee', '\u{1f600}'],
  ])
  expect(await list({ MaxKeys: 0 })).toEqual([[]])
  const old = await client.send(new s3.ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2 }))
  expect(old).toMatchObject({ IsTruncated: true, NextMarker: 'b/' })
  const next = await client.send(new s3.ListObjectsCommand({ Bucket, Delimiter: '/', Marker: old.NextMarker }))
  expect(next.Contents?.[0]?.Key).toBe('b0')
})

test('versions are listed in pages', async () => {
  for (const body of ['1', '2', '3']) await put('a', body)
  await put('b', 'x')
  const sizes: unknown[] = []
  let markers: Pick<s3.ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> = {}
  for (let more = true; more; ) {
    const page = await client.send(new s3.ListObjectVersionsCommand({ Bucket, MaxKeys: 2, ...markers }))
    sizes.push(page.Versions?.map(({ Key, IsLatest }) => [Key, IsLatest]))
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
    more = page.IsTruncated === true
  }
  expect(sizes).toEqual([
    [
      ['a', true],
      ['a', false],
    ],
    [
      ['a', false],
      ['b', true],
    ],
  ])
})

test('tags are put, told and taken off', async () => {
  await put('a', 'x', { Tagging: 'old=1' })
  const TagSet = [{ Key: 'kind', Value: 'orders & more' }]
  await client.send(new s3.PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: { TagSet } }))
  expect(await client.send(new s3.GetObjectTaggingCommand({ Bucket, Key: 'a' }))).toMatchObject({ TagSet })
  await client.send(new s3.DeleteObjectTaggingCommand({ Bucket, Key: 'a' }))
  expect((await client.send(new s3.GetObjectTaggingCommand({ Bucket, Key: 'a' }))).TagSet).toEqual([])
  const twice = { TagSet: [...TagSet, ...TagSet] }
  await expect(client.send(new s3.PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: twice }))).rejects.toEqual(
    refusal('InvalidTag', 400),
  )
})

const MIB = 1_048_576

test('an object is made of parts, which can be listed, copied and put again', async () => {
  const Key = 'large'
  const first = randomBytes(5 * MIB)
  const { UploadId } = await client.send(new s3.CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'text/csv' }))
  const name = { Bucket, Key, UploadId }
  const part = (PartNumber: number, Body: Uint8Array) =>
    client.send(new s3.UploadPartCommand({ ...name, PartNumber, Body }))
  await part(1, Buffer.from('to be replaced'))
  const one = await part(1, first)
  const three = await part(3, Buffer.from('end'))
  await part(4, Buffer.from('not needed'))
  await put('middle', 'x'.repeat(5 * MIB + 10))
  const copied = await client.send(
    new s3.UploadPartCopyCommand({
      ...name,
      PartNumber: 2,
      CopySource: `${Bucket}/middle`,
      CopySourceRange: `bytes=10-${5 * MIB + 9}`,
    }),
  )
  const page = await client.send(new s3.ListPartsCommand({ ...name, MaxParts: 2 }))
  expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' })
  const rest = await client.send(new s3.ListPartsCommand({ ...name, PartNumberMarker: page.NextPartNumberMarker }))
  expect([...(page.Parts ?? []), ...(rest.Parts ?? [])].map(({ Size }) => Size)).toEqual([5 * MIB, 5 * MIB, 3, 10])
  const { Uploads } = await client.send(new s3.ListMultipartUploadsCommand({ Bucket }))
  expect(Uploads).toMatchObject([{ Key, UploadId }])

  const complete = (...Parts: s3.CompletedPart[]) =>
    client.send(new s3.CompleteMultipartUploadCommand({ ...name, MultipartUpload: { Parts } }))
  const parts = [
    { PartNumber: 1, ETag: one.ETag },
    { PartNumber: 2, ETag: copied.CopyPartResult?.ETag },
    { PartNumber: 3, ETag: three.ETag },
  ] as const
  await expect(complete(parts[1], parts[0])).rejects.toEqual(refusal('InvalidPartOrder', 400))
  await expect(complete({ PartNumber: 1, ETag: '"x"' })).rejects.toEqual(refusal('InvalidPart', 400))
  await expect(complete({ ...parts[2], PartNumber: 3 }, { PartNumber: 4, ETag: '"x"' })).rejects.toEqual(
    refusal('InvalidPart', 400),
  )
  const made = await complete(...parts)
  expect(made).toMatchObject({ ETag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/), VersionId: expect.any(String) })
  const answer = await client.send(new s3.GetObjectCommand({ Bucket, Key }))
  const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? [])
  expect(bytes.equals(Buffer.concat([first, Buffer.alloc(5 * MIB, 'x'), Buffer.from('end')]))).toBe(true)
  expect(answer).toMatchObject({ ContentType: 'text/csv', ETag: made.ETag })
  const across = await get(Key, { Range: `bytes=${10 * MIB - 2}-${10 * MIB}` })
  expect(across.text).toBe('xxe')
  await expect(complete(...parts)).rejects.toEqual(refusal('NoSuchUpload', 404))
})

test('the checksum of an object of parts follows from theirs', async () => {
  const halves = [randomBytes(5 * MIB + 1), randomBytes(1000)]
  for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME'] as const) {
    const name = `Checksum${ChecksumAlgorithm}` as const
    await client.send(new s3.PutObjectCommand({ Bucket, Key: 'whole', Body: Buffer.concat(halves), ChecksumAlgorithm }))
    const whole = await client.send(new s3.HeadObjectCommand({ Bucket, Key: 'whole', ChecksumMode: 'ENABLED' }))
    const { UploadId } = await client.send(
      new s3.CreateMultipartUploadCommand({ Bucket, Key: 'parts', ChecksumAlgorithm, ChecksumType: 'FULL_OBJECT' }),
    )
    const Parts = await Promise.all(
      halves.map(async (Body, index) => {
        const PartNumber = index + 1
        const part = new s3.UploadPartCommand({ Bucket, Key: 'parts', UploadId, PartNumber, Body, ChecksumAlgorithm })
        const { ETag, ...rest } = await client.send(part)
        return { ETag, PartNumber, [name]: rest[name] }
      }),
    )
    const made = await client.send(
      new s3.CompleteMultipartUploadCommand({ Bucket, Key: 'parts', UploadId, MultipartUpload: { Parts } }),
    )
    expect(made).toMatchObject({ [name]: whole[name], ChecksumType: 'FULL_OBJECT' })
  }
})

test('an upload that is given up leaves nothing', async () => {
  const files = served.files().length
  const { UploadId } = await client.send(new s3.CreateMultipartUploadCommand({ Bucket, Key: 'a' }))
  const name = { Bucket, Key: 'a', UploadId }
  const { ETag } = await client.send(new s3.UploadPartCommand({ ...name, PartNumber: 1, Body: 'small' }))
  await client.send(new s3.UploadPartCommand({ ...name, PartNumber: 2, Body: 'end' }))
  const MultipartUpload = {
    Parts: [
      { PartNumber: 1, ETag },
      { PartNumber: 2, ETag: '"0"' },
    ],
  }
  await expect(client.send(new s3.CompleteMultipartUploadCommand({ ...name, MultipartUpload }))).rejects.toEqual(
    refusal('InvalidPart', 400),
  )
  await client.send(new s3.AbortMultipartUploadCommand(name))
  await expect(client.send(new s3.ListPartsCommand(name))).rejects.toEqual(refusal('NoSuchUpload', 404))
  for (let left = served.files().length; left > files; left = served.files().length) await new Promise(setImmediate)
})

test('a part of less than 5 MiB is the last', async () => {
  const { UploadId } = await client.send(new s3.CreateMultipartUploadCommand({ Bucket, Key: 'a' }))
  const name = { Bucket, Key: 'a', UploadId }
  const Parts = []
  for (const PartNumber of [1, 2]) {
    const { ETag } = await client.send(new s3.UploadPartCommand({ ...name, PartNumber, Body: 'small' }))
    Parts.push({ PartNumber, ETag })
  }
  await expect(
    client.send(new s3.CompleteMultipartUploadCommand({ ...name, MultipartUpload: { Parts } })),
  ).rejects.toEqual(refusal('EntityTooSmall', 400))
})

test('what is not here is said so', async () => {
  await expect(client.send(new s3.GetBucketCorsCommand({ Bucket }))).rejects.toEqual(refusal('NotImplemented', 501))
  await expect(client.send(new s3.GetObjectAclCommand({ Bucket, Key: 'a' }))).rejects.toEqual(
    refusal('NotImplemented', 501),
  )
  await expect(client.send(new s3.ListObjectsV2Command({ Bucket: 'none' }))).rejects.toEqual(
    refusal('NoSuchBucket', 404),
  )
})

test('a bucket without versions gives no version ids', async () => {
  await served.objects.putBucket(Bucket, plain)
  expect(await put('a', 'x')).not.toHaveProperty('VersionId')
  expect(await get('a')).not.toHaveProperty('VersionId')
  expect(await client.send(new s3.DeleteObjectCommand({ Bucket, Key: 'a' }))).not.toHaveProperty('VersionId')
})

test('the documents list every operation that there is, and all of them were executed', () => {
  const names = operations.map(({ name }) => name).sort()
  expect(documentedOperations('S3')).toEqual(names)
  expect([...executed].filter((name) => names.includes(name)).sort()).toEqual(names)
})
