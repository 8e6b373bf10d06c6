import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { bounded } from '../../shared/bounded.ts'
import { Refusal } from '../../shared/refusal.ts'

/** Keeps passwords as argon2id hashes. */
export interface Passwords {
  /** @returns the hash in PHC form */
  hash(password: string): Promise<string>
  /**
   * Whether the password is the one of the hash. Without a hash it takes the same time to say no, so that nobody learns
   * who has an account.
   */
  verify(hash: string | undefined, password: string): Promise<Verdict>
}

export interface Verdict {
  readonly correct: boolean
  /** The hash was made with less effort than is made today. */
  readonly outdated: boolean
}

/** How much work a guess costs. */
export interface Effort {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** More than that is no password that anybody typed. */
export const LONGEST_PASSWORD_BYTES = 256

/** What OWASP recommends as the least for argon2id: 19 MiB, two passes. About 30 ms. */
const EFFORT: Effort = { memoryKiB: 19_456, passes: 2, lanes: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32
/** Two of the four threads that Node has for files, names and cryptography, and no more than 38 MiB. */
const AT_ONCE = 2
/** A second's worth of work; whoever comes then is told to come again. */
const WAITING = 64
const RETRY_MS = 1_000

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

const derive = promisify(argon2)

interface Hash extends Effort {
  readonly salt: Buffer
  readonly tag: Buffer
}

/** @param effort for new hashes; older ones are verified with their own */
export function createPasswords(effort: Effort = EFFORT): Passwords {
  const inTurn = bounded(AT_ONCE, WAITING)
  /** Of no password. */
  const nobody: Hash = { ...effort, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) }
  const tagOf = async (password: string, hash: Hash): Promise<Buffer> => {
    const tag = await inTurn(() => deriveTag(password, hash))
    if (tag !== undefined) return tag
    throw new Refusal('RATE_LIMITED', 'Too many people sign in at this moment.', { retryAfterMs: RETRY_MS })
  }
  return {
    async hash(password) {
      const blank: Hash = { ...effort, salt: randomBytes(SALT_BYTES), tag: Buffer.alloc(TAG_BYTES) }
      return encode({ ...blank, tag: await tagOf(password, blank) })
    },
    async verify(text, password) {
      const hash = text === undefined ? nobody : decode(text)
      // Never the password of anybody, and hashing it would be work for free.
      const overlong = byteLength(password) > LONGEST_PASSWORD_BYTES
      const correct = timingSafeEqual(await tagOf(overlong ? '' : password, hash), hash.tag)
      return { correct: correct && !overlong && text !== undefined, outdated: isLess(hash, effort) }
    },
  }
}

const deriveTag = (password: string, { memoryKiB, passes, lanes, salt, tag }: Hash): Promise<Buffer> =>
  derive('argon2id', {
    message: Buffer.from(normalised(password)),
    nonce: salt,
    memory: memoryKiB,
    passes,
    parallelism: lanes,
    tagLength: tag.length,
  })

/** The same letters typed on another keyboard are the same password. */
const normalised = (password: string): string => password.normalize('NFC')

/** How long a password is to the hash. */
export const byteLength = (password: string): number => Buffer.byteLength(normalised(password))

const isLess = (hash: Effort, effort: Effort): boolean =>
  hash.memoryKiB < effort.memoryKiB || hash.passes < effort.passes || hash.lanes < effort.lanes

const encode = ({ memoryKiB, passes, lanes, salt, tag }: Hash): string =>
  `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${base64(salt)}$${base64(tag)}`

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** @throws {Error} when an account's hash is none: never because of what somebody sent */
function decode(text: string): Hash {
  const [, memory, passes, lanes, salt, tag] = PHC.exec(text) ?? []
  if (salt === undefined || tag === undefined) throw new Error('The password hash of an account is not argon2id.')
  return {
    memoryKiB: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}
