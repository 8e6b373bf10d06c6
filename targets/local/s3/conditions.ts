import type { ObjectInfo } from '../objects/object.ts'
import { quoted } from './object-headers.ts'
import { header, type S3Request } from './request.ts'

/** What conditions of a request come to. */
export type Verdict = 'met' | 'not-modified' | 'failed'

/**
 * Looks at `If-Match`, `If-None-Match`, `If-Modified-Since` and `If-Unmodified-Since`. Those with an etag are stronger than those
 * with a time.
 *
 * @param prefix of the headers' names: `x-amz-copy-source-` for the source of a copy
 */
export function verdictOn(request: Pick<S3Request, 'headers'>, info: ObjectInfo, prefix = ''): Verdict {
  const match = header(request, `${prefix}if-match`)
  const noneMatch = header(request, `${prefix}if-none-match`)
  const unmodifiedSince = timeOf(header(request, `${prefix}if-unmodified-since`))
  const modifiedSince = timeOf(header(request, `${prefix}if-modified-since`))
  // Headers know no milliseconds.
  const modifiedAt = Math.floor(info.modifiedAt / 1000) * 1000
  if (match === undefined ? modifiedAt > (unmodifiedSince ?? modifiedAt) : !lists(match, info.etag)) return 'failed'
  const isOld =
    noneMatch === undefined ? modifiedSince !== undefined && modifiedAt <= modifiedSince : lists(noneMatch, info.etag)
  return isOld ? 'not-modified' : 'met'
}

const lists = (etags: string, etag: string): boolean =>
  etags.split(',').some((each) => each.trim() === '*' || quoted(each.trim().replace(/^W\//, '')) === etag)

/** A date that is none is no condition. */
function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : time
}
