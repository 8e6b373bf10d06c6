import { randomBytes } from 'node:crypto'

/**
 * Global ids: a kind, and for everything inside a project the project's key, so that each subgraph knows from an id alone
 * whose it is: `prj_k3v9x2m4q8p1`, `env_k3v9x2m4q8p1_a7c2e9f0`, `rev_k3v9x2m4q8p1_14`, `rte_k3v9x2m4q8p1_StoreOrders`.
 */
export type IdKind =
  | 'acc'
  | 'ses'
  | 'tok'
  | 'prj'
  | 'env'
  | 'rev'
  | 'rte'
  | 'mem'
  | 'aud'
  | 'whk'
  | 'whd'
  | EnvironmentIdKind

/** Kinds of things that live in one environment; their ids say in which: `dep_k3v9x2m4q8p1_a7c2e9f0-14`. */
export type EnvironmentIdKind = 'dep' | 'pln' | 'res' | 'exe' | 'dlq' | 'rdr'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** A kind and a key. */
const HEAD = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{12}/
const HEAD_LENGTH = 16
const KEY_LENGTH = 12
const SUFFIX_LENGTH = 8

/** An id that belongs to no project, or a project's own. */
export const newId = (kind: IdKind): string => `${kind}_${randomText(KEY_LENGTH)}`

/** An id of something in a project; `name` where it has one that never changes, otherwise it is random. */
export const idWithin = (kind: IdKind, projectId: string, name: string | number = randomText(SUFFIX_LENGTH)): string =>
  `${kind}_${projectId.slice('prj_'.length)}_${name}`

/** What an id is of; undefined when it is none of ours. */
export const kindOf = (id: string): string | undefined => /^([a-z]{3})_[^_]/.exec(id)?.[1]

/**
 * The project that an id belongs to; a project's id is its own. Undefined when it belongs to none. Asked for every object that
 * is let out, so it takes nothing apart that it need not.
 */
export function projectOf(id: string): string | undefined {
  if (!HEAD.test(id)) return undefined
  if (id.length === HEAD_LENGTH) return id.startsWith('prj_') ? id : undefined
  return id[HEAD_LENGTH] === '_' ? `prj_${id.slice(HEAD_LENGTH - KEY_LENGTH, HEAD_LENGTH)}` : undefined
}

/** An id of something in an environment; `name` where it has one that never changes, otherwise it is random. */
export const idInEnvironment = (
  kind: EnvironmentIdKind,
  environmentId: string,
  name: string | number = randomText(KEY_LENGTH),
): string => `${kind}_${environmentId.slice('env_'.length)}-${name}`

const IN_ENVIRONMENT = /^(?:dep|pln|res|exe|dlq|rdr)_([0-9a-hjkmnp-tv-z]{12}_[0-9a-hjkmnp-tv-z]{8})-/

/** The environment that an id belongs to; an environment's id is its own. Undefined when it belongs to none. */
export function environmentOf(id: string): string | undefined {
  if (id.startsWith('env_')) return id
  const key = IN_ENVIRONMENT.exec(id)?.[1]
  return key === undefined ? undefined : `env_${key}`
}

/** What follows the environment in an id: the number of a deployment, the id of a queue's entry. */
export const nameInEnvironment = (id: string): string => id.slice(id.indexOf('-') + 1)

/** What follows the project in an id: the number of a revision, the name of a route. */
export const nameWithin = (id: string): string => id.split('_').slice(2).join('_')

/** 32 letters are 5 bits of a byte each: no bias. */
const randomText = (length: number): string =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
