/** A place in our policies where a `*` stands because AWS offers nothing finer. */
export interface Wildcard {
  readonly effect: 'Allow' | 'Deny'
  readonly element: 'Action' | 'Resource' | 'Principal'
  /** The whole text of the element. */
  readonly pattern: RegExp
  readonly what: string
  readonly reason: string
}

/** All of them. `docs/resources.md` lists them, and a test finds no other in any golden template. */
export const wildcards: readonly Wildcard[] = [
  {
    effect: 'Allow',
    element: 'Resource',
    pattern: /^arn:\$\{AWS::Partition\}:s3:::[^*/]+\/\*$/,
    what: 'the objects of one bucket',
    reason: 'Keys are known only when objects arrive or are written.',
  },
  {
    effect: 'Allow',
    element: 'Resource',
    pattern: /^arn:\$\{AWS::Partition\}:logs:\$\{AWS::Region\}:\$\{AWS::AccountId\}:log-group:[^*:]+:\*$/,
    what: 'the streams of one log group',
    reason: 'Lambda names a stream for each execution environment it starts.',
  },
  {
    effect: 'Allow',
    element: 'Resource',
    pattern:
      /^arn:\$\{AWS::Partition\}:ssm:\$\{AWS::Region\}:\$\{AWS::AccountId\}:parameter\/routo\/[^*/]+\/[^*/]+\/\*$/,
    what: 'the secrets of one environment',
    reason:
      'Their path has a version in it, and a role that changes with each is refused until all of AWS has heard of it.',
  },
  {
    effect: 'Deny',
    element: 'Action',
    pattern: /^(s3|sqs):\*$/,
    what: 'every action, where it is refused without TLS',
    reason: 'A refusal is stronger the more it covers; it grants nothing.',
  },
  {
    effect: 'Deny',
    element: 'Principal',
    pattern: /^\*$/,
    what: 'everyone, where refused without TLS',
    reason: 'A refusal is stronger the more it covers; it grants nothing.',
  },
  {
    effect: 'Deny',
    element: 'Resource',
    pattern: /^arn:\$\{AWS::Partition\}:s3:::[^*/]+\/\*$/,
    what: 'the objects of one bucket, where refused without TLS',
    reason: 'Keys are known only when objects arrive or are written.',
  },
]
