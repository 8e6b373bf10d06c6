import { CloudError } from '../../cloud-error.ts'

/** The address of a request, taken apart. */
export interface RequestUrl {
  /** As it came, still encoded. */
  readonly path: string
  /** Decoded, in the order they came in. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

/** Takes the URL of a request line apart. A URL parser would resolve `..`, which a key may hold. */
export function parseRequestUrl(url: string): RequestUrl {
  const [path = '', ...rest] = url.split('?')
  return { path, query: rest.length === 0 ? [] : [...new URLSearchParams(rest.join('?'))] }
}

/** @throws {CloudError} `InvalidURI` */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    throw new CloudError('InvalidURI', "Couldn't parse the specified URI.", { cause })
  }
}

/** Percent-encoding as RFC 3986 has it, and signatures want it: `encodeURIComponent` leaves some characters as they are. */
export const encodeRfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
