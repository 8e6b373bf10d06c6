import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const SESSION = /^rts_[\w-]{43}$/
const SIGN_IN_CODE = /^rtc_[\w-]{43}$/
const API_TOKEN = /^rto_[\w-]{43}$/
const SHOWN = 12

/** A credential that nobody can guess: its prefix says what it is, to people and to scanners for leaked secrets. */
export const newSessionToken = (): string => `rts_${randomBytes(SECRET_BYTES).toString('base64url')}`
export const newSignInCode = (): string => `rtc_${randomBytes(SECRET_BYTES).toString('base64url')}`
export const newApiToken = (): string => `rto_${randomBytes(SECRET_BYTES).toString('base64url')}`

export const isSessionToken = (credential: string): boolean => SESSION.test(credential)
export const isSignInCode = (credential: string): boolean => SIGN_IN_CODE.test(credential)
export const isApiToken = (credential: string): boolean => API_TOKEN.test(credential)

/** What is stored of a credential. It has 256 random bits, so that a fast hash is enough and finding it by hash tells nothing. */
export const hashOf = (credential: string): string => createHash('sha256').update(credential).digest('hex')

/** What of an API token may be shown, to recognise it by. */
export const prefixOf = (token: string): string => token.slice(0, SHOWN)
