import { Schema } from 'mongoose'
import type { Identity } from '../../shared/caller.ts'
import type { Role } from '../../shared/permissions.ts'
import type { UserError } from '../../shared/problems.ts'
import { defineModel } from '../../shared/store/store.ts'

export interface AccountRecord {
  /** `acc_…` */
  readonly id: string
  /** In lower case, unique. */
  readonly email: string
  readonly name: string
  /** argon2id in PHC form. Absent: signs in with API tokens only. */
  readonly passwordHash?: string
  /** Owns the installation: OWNER of every project. */
  readonly owner: boolean
  readonly createdAt: Date
}

export interface SessionRecord {
  /** `ses_…` */
  readonly id: string
  /** SHA-256 of the session token. */
  readonly hash: string
  readonly accountId: string
  /** Id of the API token that it was begun with, and which it stands for. Absent: it stands for the account. */
  readonly tokenId?: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What a sign-in link has. */
export interface SignInCodeRecord {
  /** SHA-256 of the code. */
  readonly id: string
  readonly expiresAt: Date
}

export interface TokenRecord {
  /** `tok_…` */
  readonly id: string
  /** SHA-256 of the token. */
  readonly hash: string
  /** How the token begins. */
  readonly prefix: string
  readonly name: string
  readonly accountId: string
  /** Id of the account or of the token that made it. */
  readonly createdBy: string
  /** The only project it is for. Absent: all of its account. */
  readonly projectId?: string
  /** Permissions, or `*`. */
  readonly scopes: readonly string[]
  readonly environments?: readonly string[]
  readonly createdAt: Date
  readonly expiresAt?: Date
  readonly lastUsedAt?: Date
  readonly revokedAt?: Date
}

export interface MemberRecord {
  /** `mem_<project>_<account>` */
  readonly id: string
  readonly projectId: string
  readonly accountId: string
  readonly role: Role
  /** Ids of the only environments it is a member of. */
  readonly environments?: readonly string[]
}

/** How often something was tried in one window of time: kept where all processes see it and no restart forgets it. */
export interface AttemptRecord {
  /** What is counted, of whom (digested), in which window. */
  readonly id: string
  readonly count: number
  readonly expiresAt: Date
}

const options = { versionKey: false } as const
const text = { type: String, required: true } as const
const date = { type: Date, required: true } as const

const account = new Schema(
  {
    _id: text,
    email: text,
    name: text,
    passwordHash: String,
    owner: { type: Boolean, required: true },
    createdAt: date,
  },
  options,
)
account.index({ email: 1 }, { unique: true })

const session = new Schema(
  { _id: text, hash: text, accountId: text, tokenId: String, createdAt: date, expiresAt: date },
  options,
)
session.index({ hash: 1 }, { unique: true })
session.index({ expiresAt: 1, _id: 1 })

const signInCode = new Schema({ _id: text, expiresAt: date }, options)
signInCode.index({ expiresAt: 1, _id: 1 })

const token = new Schema(
  {
    _id: text,
    hash: text,
    prefix: text,
    name: text,
    accountId: text,
    createdBy: text,
    projectId: String,
    scopes: { type: [String], required: true },
    environments: { type: [String], default: undefined },
    createdAt: date,
    expiresAt: Date,
    lastUsedAt: Date,
    revokedAt: Date,
  },
  options,
)
token.index({ hash: 1 }, { unique: true })
token.index({ accountId: 1, createdAt: 1, _id: 1 })
token.index({ projectId: 1, createdAt: 1, _id: 1 })

const member = new Schema(
  { _id: text, projectId: text, accountId: text, role: text, environments: { type: [String], default: undefined } },
  options,
)
member.index({ projectId: 1, _id: 1 })
member.index({ projectId: 1, role: 1, _id: 1 })
member.index({ accountId: 1, _id: 1 })

const attempt = new Schema({ _id: text, count: { type: Number, required: true }, expiresAt: date }, options)
attempt.index({ expiresAt: 1, _id: 1 })

export const accountModel = defineModel<AccountRecord>('accounts', account)
export const sessionModel = defineModel<SessionRecord>('sessions', session)
export const signInCodeModel = defineModel<SignInCodeRecord>('sign-in-codes', signInCode)
export const tokenModel = defineModel<TokenRecord>('tokens', token)
export const memberModel = defineModel<MemberRecord>('members', member)
export const attemptModel = defineModel<AttemptRecord>('attempts', attempt)

/** What the mutations of API tokens answer. */
export interface TokenAnswer {
  readonly tokenId?: string
  /** Shown once. */
  readonly token?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}

/** What registering and signing in and out answer. */
export interface SessionAnswer {
  /** Who is signed in now. */
  readonly viewer?: Identity
  /** Shown once. */
  readonly token?: string
  readonly expiresAt?: Date
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
