import type { VersionInfo } from '../../objects/object.ts'
import { account } from '../../place.ts'
import { type Operation, owner } from '../operation.ts'
import type { XmlElements } from '../xml.ts'
import { commonPrefixes, objectElements, type Wish, wishOf } from './listing-elements.ts'

export const listObjectVersions: Operation = {
  name: 'ListObjectVersions',
  method: 'GET',
  on: 'bucket',
  query: ['versions'],
  action: 's3:ListBucketVersions',
  run(request, { objects }) {
    const { query, bucket } = request
    const wish = wishOf(request)
    const after = query.get('key-marker')
    const afterVersion = query.get('version-id-marker')
    const listing = objects.versions(bucket, {
      ...wish,
      ...(after !== undefined && { after }),
      ...(afterVersion !== undefined && { afterVersion }),
    })
    const { entries, next } = listing
    return {
      xml: [
        'ListVersionsResult',
        {
          ...wish.echo,
          KeyMarker: wish.encode(after ?? ''),
          VersionIdMarker: afterVersion ?? '',
          IsTruncated: next !== undefined,
          NextKeyMarker: next && wish.encode(next.key),
          NextVersionIdMarker: next?.versionId,
          Version: entries.filter(({ isMarker }) => !isMarker).map((info) => versionElements(info, wish)),
          DeleteMarker: entries.filter(({ isMarker }) => isMarker).map((info) => markerElements(info, wish)),
          ...commonPrefixes(listing, wish),
        },
      ],
    }
  },
}

const versionElements = (info: VersionInfo, wish: Wish): XmlElements => ({
  ...objectElements(info, wish),
  VersionId: info.versionId,
  IsLatest: info.isCurrent,
  Owner: owner(account),
})

const markerElements = ({ key, versionId, isCurrent, modifiedAt }: VersionInfo, { encode }: Wish): XmlElements => ({
  Key: encode(key),
  VersionId: versionId,
  IsLatest: isCurrent,
  LastModified: new Date(modifiedAt).toISOString(),
  Owner: owner(account),
})
