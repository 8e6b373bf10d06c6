import { hash } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { TargetError } from '../../driver.ts'
import type { IdentityOf } from '../access/identity.ts'
import { isNamed, targetError } from '../aws-error.ts'
import type { ClientsFor } from '../clients.ts'
import type { AwsPlace } from '../place.ts'
import type { Artefacts } from './artefacts.ts'
import { ensureBucket } from './bucket.ts'

/** One who lost the race to write an object finds it there on the next look; that it is not twice in a row is chance. */
const ATTEMPTS = 5

/** Somewhere to put objects, with the guard against a bucket of another's. */
interface Store {
  readonly s3: S3Client
  readonly ours: { readonly Bucket: string; readonly ExpectedBucketOwner: string }
}

/** Keeps what deployments bring in the bucket of the account that a place is in. */
export function createArtefacts(options: { readonly clients: ClientsFor; readonly identityOf: IdentityOf }): Artefacts {
  const { clients, identityOf } = options
  const stores = new WeakMap<S3Client, Promise<Store>>()

  async function open(place: AwsPlace): Promise<Store> {
    const { s3 } = clients(place)
    const identity = await identityOf(place)
    const Bucket = await ensureBucket(s3, identity, place.region)
    return { s3, ours: { Bucket, ExpectedBucketOwner: identity.accountId } }
  }

  function storeOf(place: AwsPlace): Promise<Store> {
    const { s3 } = clients(place)
    const known = stores.get(s3)
    if (known !== undefined) return known
    const opening = open(place)
    stores.set(s3, opening)
    opening.catch(() => stores.delete(s3))
    return opening
  }

  /** Somebody may have removed the bucket since we made it. */
  async function using<T>(place: AwsPlace, work: (store: Store) => Promise<T>): Promise<T> {
    try {
      return await work(await storeOf(place)).catch(async (error: unknown) => {
        if (!isNamed(error, 'NoSuchBucket')) throw error
        stores.delete(clients(place).s3)
        return work(await storeOf(place))
      })
    } catch (error) {
      throw targetError(error)
    }
  }

  return {
    bucket: (place) => using(place, async ({ ours }) => ours.Bucket),
    async putCode(place, { sha256, zip }) {
      if (hash('sha256', zip) !== sha256) {
        throw new TargetError('INVALID', `The code is not what its SHA-256, ${sha256}, says: build the release again.`)
      }
      await using(place, (store) => putOnce(store, `code/${sha256}.zip`, zip, 'application/zip'))
    },
    putTemplate(place, text) {
      const key = `templates/${hash('sha256', text)}.json`
      return using(place, async (store) => {
        await putOnce(store, key, Buffer.from(text), 'application/json')
        const { partition } = await identityOf(place)
        // With the bucket in the path: AWS takes both forms, and emulators of it take this one.
        return { key, url: `https://s3.${place.region}.${partition.urlSuffix}/${store.ours.Bucket}/${key}` }
      })
    },
    template: (place, key) => using(place, (store) => read(store, key)),
  }
}

/** The look spares the upload of what is there, which is nearly always so: a deployment brings the code that another brought. */
async function putOnce(store: Store, Key: string, Body: Uint8Array, ContentType: string, attempt = 1): Promise<void> {
  const { s3, ours } = store
  if (await isThere(store, Key)) return
  const ChecksumSHA256 = hash('sha256', Body, 'base64')
  try {
    await s3.send(new PutObjectCommand({ ...ours, Key, Body, ContentType, ChecksumSHA256, IfNoneMatch: '*' }))
  } catch (error) {
    if (isNamed(error, 'PreconditionFailed')) return
    // Another writes it at this moment, and may not get to the end.
    if (!isNamed(error, 'ConditionalRequestConflict') || attempt === ATTEMPTS) throw error
    await putOnce(store, Key, Body, ContentType, attempt + 1)
  }
}

async function isThere({ s3, ours }: Store, Key: string): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ ...ours, Key }))
    return true
  } catch (error) {
    if (isNamed(error, 'NotFound', 'NoSuchKey')) return false
    throw error
  }
}

async function read({ s3, ours }: Store, Key: string): Promise<string> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ ...ours, Key }))
    return (await Body?.transformToString()) ?? ''
  } catch (error) {
    if (!isNamed(error, 'NoSuchKey')) throw error
    const said = `${Key} is not in ${ours.Bucket} any more: build the revision again.`
    throw new TargetError('NOT_FOUND', said, { cause: error })
  }
}
