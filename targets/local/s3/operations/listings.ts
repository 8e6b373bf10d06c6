import { CloudError } from '../../cloud-error.ts'
import { account } from '../../place.ts'
import { type Operation, owner } from '../operation.ts'
import { commonPrefixes, objectElements, wishOf } from './listing-elements.ts'

const listObjectsV2: Operation = {
  name: 'ListObjectsV2',
  method: 'GET',
  on: 'bucket',
  query: ['list-type'],
  action: 's3:ListBucket',
  run(request, { objects }) {
    const { query, bucket } = request
    if (query.get('list-type') !== '2') throw new CloudError('InvalidArgument', 'Invalid list-type: it is 2')
    const wish = wishOf(request)
    const token = query.get('continuation-token')
    const startAfter = query.get('start-after')
    const after = token === undefined ? startAfter : keyIn(token)
    const listing = objects.list(bucket, { ...wish, ...(after !== undefined && { after }) })
    const { entries, prefixes, next } = listing
    const isOwnerAsked = query.get('fetch-owner') === 'true'
    return {
      xml: [
        'ListBucketResult',
        {
          ...wish.echo,
          KeyCount: entries.length + prefixes.length,
          IsTruncated: next !== undefined,
          ContinuationToken: token,
          NextContinuationToken: next && tokenOf(next.key),
          StartAfter: startAfter && wish.encode(startAfter),
          Contents: entries.map((info) => ({
            ...objectElements(info, wish),
            Owner: isOwnerAsked ? owner(account) : undefined,
          })),
          ...commonPrefixes(listing, wish),
        },
      ],
    }
  },
}

const tokenOf = (key: string): string => Buffer.from(key).toString('base64url')

function keyIn(token: string): string {
  const key = Buffer.from(token, 'base64url').toString()
  if (tokenOf(key) !== token) throw new CloudError('InvalidArgument', 'The continuation token provided is incorrect')
  return key
}

const listObjects: Operation = {
  name: 'ListObjects',
  method: 'GET',
  on: 'bucket',
  action: 's3:ListBucket',
  run(request, { objects }) {
    const wish = wishOf(request)
    const marker = request.query.get('marker')
    const listing = objects.list(request.bucket, { ...wish, ...(marker !== undefined && { after: marker }) })
    return {
      xml: [
        'ListBucketResult',
        {
          ...wish.echo,
          Marker: wish.encode(marker ?? ''),
          IsTruncated: listing.next !== undefined,
          // Without a delimiter clients go on behind the last key.
          NextMarker: listing.next && wish.delimiter !== '' ? wish.encode(listing.next.key) : undefined,
          Contents: listing.entries.map((info) => ({ ...objectElements(info, wish), Owner: owner(account) })),
          ...commonPrefixes(listing, wish),
        },
      ],
    }
  },
}

export const listingOperations: readonly Operation[] = [listObjectsV2, listObjects]
