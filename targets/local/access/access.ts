import type { IncomingHttpHeaders } from 'node:http'

/** A policy document of IAM, as far as the compiler emits it. */
export interface PolicyDocument {
  readonly Version?: string
  readonly Statement: PolicyStatement | readonly PolicyStatement[]
}

export interface PolicyStatement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource?: string | readonly string[]
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** Who calls: an executor in its role, a service of the cloud on somebody's behalf, or the owner of the installation. */
export interface Principal {
  /** ARN, or the name of a service: `s3.amazonaws.com`. */
  readonly id: string
  /** Of the role that it acts in. */
  readonly roleArn?: string
  /** What its role allows; `everything` for the owner. */
  readonly policies: readonly PolicyDocument[] | 'everything'
}

/** A key pair that signs requests. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What is known of a request; of S3, before its body is read. */
export interface SignedRequest {
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** To be given for SQS: its digest is part of the signature, whether or not a header tells it. */
  readonly body?: Uint8Array
}

/**
 * Who may do what: roles with their keys, and the policies of resources. What would be AccessDenied on AWS is AccessDenied here.
 * Requests over loopback count as secure.
 */
export interface Access {
  /**
   * Makes or changes a role; its key stays the same for as long as it is there. Kept in the journal.
   *
   * @throws {CloudError} `MalformedPolicyDocument`, where a policy says what is not understood here
   */
  putRole(arn: string, policies: readonly PolicyDocument[]): Promise<AccessKey>
  removeRole(arn: string): Promise<void>
  /** The key of a role. @throws {CloudError} `NoSuchEntity` */
  keyOf(roleArn: string): AccessKey
  /**
   * Of a queue or a bucket, by its ARN; undefined removes it. Kept in the journal.
   *
   * @throws {CloudError} `MalformedPolicyDocument`
   */
  putResourcePolicy(resourceArn: string, policy: PolicyDocument | undefined): Promise<void>
  resourcePolicy(resourceArn: string): PolicyDocument | undefined
  /** The owner's key, for tools beside the cloud. */
  readonly ownerKey: AccessKey
  /**
   * Who signed a request (Signature Version 4, in headers or presigned), and the payload hash that it signed.
   *
   * @throws {CloudError} `MissingAuthenticationToken`, `InvalidClientTokenId` / `InvalidAccessKeyId`, `SignatureDoesNotMatch`,
   * `RequestTimeTooSkewed`, `AccessDenied` (expired), with 403; others where the signature has no meaning
   */
  authenticate(request: SignedRequest): Authenticated
  /** A role as somebody who calls without a signature: a service of the cloud that acts in it. @throws {CloudError} `NoSuchEntity` */
  principalOf(roleArn: string): Principal
  /** @throws {CloudError} `AccessDenied`, 403, naming who, what and on which resource */
  authorize(principal: Principal, action: string, resourceArn: string, context?: Readonly<Record<string, string>>): void
}

export interface Authenticated {
  readonly principal: Principal
  /** `x-amz-content-sha256` as it was signed: a digest in hexadecimal, `UNSIGNED-PAYLOAD`, or a `STREAMING-…` word. */
  readonly payloadHash: string
  /** To verify signed chunks: the signature of the head, and the key that it was made with. */
  readonly signature: string
  readonly signingKey: Buffer
  readonly scope: string
  readonly date: string
}
