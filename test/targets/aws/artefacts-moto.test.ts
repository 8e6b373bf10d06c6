import { hash, randomBytes } from 'node:crypto'
import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3'
import { CreateQueueCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { createIdentities } from '../../../targets/aws/access/identity.ts'
import { createPreflight } from '../../../targets/aws/access/preflight/preflight.ts'
import { createArtefacts } from '../../../targets/aws/artefacts/create-artefacts.ts'
import { createClients } from '../../../targets/aws/clients.ts'
import { createCall } from '../../../targets/aws/stacks/call.ts'
import { type Moto, skipsMoto, startMoto } from '../../testkit/moto.ts'
import { releaseOf } from '../contract/releases.ts'
import { queryError, startFront } from './front.ts'
import { credentials, placeIn } from './places.ts'

// An S3 that somebody else wrote: ours must not be the only one that understands us.
const testWithMoto = skipsMoto ? test.skip : test
const MOTO_ACCOUNT = '123456789012'

let moto: Moto
beforeAll(async () => {
  if (!skipsMoto) moto = await startMoto()
})
afterAll(async () => {
  await moto?.[Symbol.asyncDispose]()
})

/** In front of what moto has not got: conditions of bucket policies, the simulator, the limits of an account. */
const startGuard = () =>
  startFront(({ method, path, form }) => {
    if (method === 'PUT' && path.includes('?policy')) return { body: '' }
    if (path.includes('/account-settings')) return { headers: { 'content-type': 'application/json' }, body: '{}' }
    return /Simulate|AccountLimits/.test(form.get('Action') ?? '') ? queryError(403, 'AccessDenied') : undefined
  }, moto.url)

/** As another server beside ours would have it. */
function opened(endpoint: string) {
  const clients = createClients({ endpoint, credentials })
  const identityOf = createIdentities(clients)
  return { clients, identityOf, artefacts: createArtefacts({ clients, identityOf }) }
}

testWithMoto.each(['us-east-1', 'eu-central-1'])(
  'the bucket of %s is there, closed and with versions',
  async (region) => {
    const { artefacts, clients } = opened(moto.url)
    const Bucket = await artefacts.bucket(placeIn(region))
    expect(Bucket).toBe(`routo-artefacts-${MOTO_ACCOUNT}-${region}`)
    const { s3 } = clients(placeIn(region))
    const [location, versions, closed, encrypted, guarded] = await Promise.all([
      s3.send(new GetBucketLocationCommand({ Bucket })),
      s3.send(new GetBucketVersioningCommand({ Bucket })),
      s3.send(new GetPublicAccessBlockCommand({ Bucket })),
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
      s3.send(new GetBucketPolicyCommand({ Bucket })),
    ])
    expect(location.LocationConstraint ?? 'us-east-1').toBe(region)
    expect(versions.Status).toBe('Enabled')
    expect(Object.values(closed.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true])
    expect(encrypted.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ])
    expect(guarded.Policy).toContain('aws:SecureTransport')
  },
)

testWithMoto('many servers that bring the same code and template at once leave one version of each', async () => {
  await using front = await startGuard()
  const zip = randomBytes(5 * 1024 * 1024)
  const sha256 = hash('sha256', zip)
  const place = placeIn('us-west-2')
  await opened(front.url).artefacts.bucket(place)
  const kept = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { artefacts } = opened(front.url)
      await artefacts.putCode(place, { sha256, zip })
      return artefacts.putTemplate(place, '{"Resources":{}}')
    }),
  )
  expect(new Set(kept.map(({ key }) => key)).size).toBe(1)
  const { s3 } = opened(front.url).clients(place)
  const Bucket = `routo-artefacts-${MOTO_ACCOUNT}-us-west-2`
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
  expect(Versions.map(({ Key }) => Key).sort()).toEqual([`code/${sha256}.zip`, kept[0]?.key])
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `code/${sha256}.zip` }))
  expect(hash('sha256', (await Body?.transformToByteArray()) ?? '')).toBe(sha256)
})

testWithMoto('a queue and a bucket that are there already are found by the checks before a release', async () => {
  await using front = await startGuard()
  const { clients, identityOf } = opened(front.url)
  const place = placeIn('us-east-1', { environment: 'test' })
  const { s3, sqs } = clients(place)
  await s3.send(new CreateBucketCommand({ Bucket: `acme-test-files-${MOTO_ACCOUNT}-us-east-1` }))
  await sqs.send(new CreateQueueCommand({ QueueName: 'acme-test-ReadDLQ' }))
  const call = createCall({ sleep: async () => {}, random: () => 0 })
  const release = releaseOf([route('Read').from('file:Files').to('queue:Orders')])
  const found = await createPreflight({ clients, identityOf, call })(place, release)
  const taken = found.filter(({ code }) => code === 'NAME_TAKEN')
  expect(taken.map(({ logicalId }) => logicalId)).toEqual(['Files', 'ReadDLQ'])
})
