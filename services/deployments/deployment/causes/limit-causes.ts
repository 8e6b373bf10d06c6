import { againLater, type KnownCause, moreOf } from './known-cause.ts'

/** What AWS allows so much of, and no more. */
export const limitCauses: readonly KnownCause[] = [
  {
    code: 'ROLE_QUOTA',
    says: /Cannot exceed quota for RolesPerAccount: (?<most>\d+)/,
    means: 'The account has its $<most> roles. Each route needs one.',
    todo: [moreOf('roles', 'iam', 'L-FE177D64'), { title: 'Remove roles that nobody needs' }],
  },
  {
    code: 'POLICY_TOO_LARGE',
    says: /Maximum policy size of (?<most>\d+) bytes exceeded/,
    means: 'What the route may do takes more than $<most> bytes to say: it has too many targets.',
    todo: [{ title: 'Make two routes of it' }],
  },
  {
    code: 'BUCKET_QUOTA',
    says: /TooManyBuckets|attempted to create more buckets than allowed/,
    means: 'The account has all the buckets that it may have.',
    todo: [moreOf('buckets', 's3', 'L-DC2B2D3D')],
  },
  {
    code: 'STACK_QUOTA',
    says: /Limit for stack has been exceeded/,
    means: 'The account has all the stacks that it may have in this region.',
    todo: [moreOf('stacks', 'cloudformation', 'L-0485CB21')],
  },
  {
    code: 'TOO_MANY_RESOURCES',
    says: /Number of resources, (?<count>\d+), is greater than maximum allowed, (?<most>\d+)/,
    means: 'A stack has at most $<most> resources, and this one would have $<count>.',
    todo: [{ title: 'Take some routes into a project of their own' }],
  },
  {
    code: 'LOG_GROUP_QUOTA',
    says: /Resource limit exceeded.*CloudWatchLogs|LimitExceededException.*[Ll]og ?[Gg]roup/s,
    means: 'The account has all the log groups that it may have in this region.',
    todo: [moreOf('log groups', 'logs', '<code>')],
  },
  {
    code: 'CONCURRENCY_QUOTA',
    says: /decreases account's UnreservedConcurrentExecution below its minimum value of \[?(?<least>\d+)/,
    means: 'Functions without a concurrency of their own have to share at least $<least>, and fewer would be left.',
    todo: [{ title: 'Give routes less concurrency' }, moreOf('concurrent executions', 'lambda', 'L-B99A9384')],
  },
  {
    code: 'CODE_STORAGE_QUOTA',
    says: /CodeStorageExceeded|[Cc]ode storage limit exceeded/,
    means: 'The functions of the account have taken all the room that there is for code in this region.',
    todo: [{ title: 'Remove functions and versions that nobody needs' }],
  },
  {
    code: 'PARAMETER_QUOTA',
    says: /ParameterLimitExceeded|maximum number of parameters/i,
    means: 'The account has all the parameters that it may have in this region: each secret is one.',
    todo: [{ title: 'Remove parameters that nobody needs, or secrets of environments that are not used' }],
  },
  {
    code: 'RATE_EXCEEDED',
    says: /Rate exceeded|Too ?Many ?Requests|Throttling|Status Code: 429/i,
    means: 'AWS was asked for too much at once, by this deployment or by others in the account.',
    todo: [againLater],
  },
]
