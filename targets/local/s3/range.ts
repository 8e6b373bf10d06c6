import { CloudError } from '../cloud-error.ts'
import type { ByteRange } from '../objects/object.ts'

/**
 * The part of an object that a `Range` header asks for; undefined for all of it. S3 knows one range at a time, and takes a header
 * that it does not understand for none.
 *
 * @throws {CloudError} `InvalidRange`, 416
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const last = bytes - 1
  const range =
    from === ''
      ? { start: Math.max(0, bytes - Number(to)), end: last }
      : { start: Number(from), end: to === '' ? last : Math.min(Number(to), last) }
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  if (range.start > last || (from === '' && Number(to) === 0)) throw unsatisfiable()
  return range
}

const unsatisfiable = (): CloudError =>
  new CloudError('InvalidRange', 'The requested range is not satisfiable', { status: 416 })
