import { CloudError } from '../../cloud-error.ts'
import type { Checksum } from '../../objects/object.ts'
import type { PartInfo, UploadInfo } from '../../objects/uploads/uploads.ts'
import { algorithmOf, canBeFull, checksumOfParts, defaultType } from '../body/checksums.ts'
import { badDigest, CHECKSUM } from '../body/expectations.ts'
import { header, type S3Request } from '../request.ts'

/**
 * Which checksum the object of an upload is to have.
 *
 * @throws {CloudError} `InvalidRequest`
 */
export function checksumRule(request: S3Request): UploadInfo['checksum'] {
  const name = header(request, 'x-amz-checksum-algorithm')
  const type = header(request, 'x-amz-checksum-type')
  if (name === undefined) return undefined
  const algorithm = algorithmOf(name)
  if (algorithm === undefined)
    throw new CloudError('InvalidRequest', `The checksum algorithm ${name} is not supported.`)
  if (type === undefined) return { algorithm, type: defaultType(algorithm) }
  const isPossible = type === 'COMPOSITE' ? algorithm !== 'crc64nvme' : type === 'FULL_OBJECT' && canBeFull(algorithm)
  if (!isPossible) {
    throw new CloudError(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${name} checksum algorithm.`,
    )
  }
  return { algorithm, type: type === 'COMPOSITE' ? 'COMPOSITE' : 'FULL_OBJECT' }
}

/**
 * The checksum of an object, where all its parts have one.
 *
 * @throws {CloudError} `BadDigest`, where the request announces another
 */
export function checksumOf(
  { checksum }: UploadInfo,
  parts: readonly PartInfo[],
  request: S3Request,
): Checksum | undefined {
  const algorithm = checksum && algorithmOf(checksum.algorithm)
  if (checksum === undefined || algorithm === undefined) return undefined
  const summed = parts.flatMap((part) =>
    part.checksum?.algorithm === algorithm ? { bytes: part.bytes, value: part.checksum.value } : [],
  )
  if (summed.length < parts.length) return undefined
  const made = checksumOfParts(algorithm, checksum.type, summed)
  const announced = header(request, CHECKSUM + algorithm)
  if (announced !== undefined && announced !== made.value) throw badDigest(algorithm)
  return made
}
