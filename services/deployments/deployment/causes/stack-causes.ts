import { againLater, type KnownCause } from './known-cause.ts'

/** States in which stacks take no change. */
export const stackCauses: readonly KnownCause[] = [
  {
    code: 'STACK_NEVER_STOOD',
    says: /is in ROLLBACK_(COMPLETE|FAILED) state and can ?not be updated/,
    means: 'The stack was never made: its first deployment failed, and what is left of it cannot be changed.',
    todo: [{ title: 'Deploy again: it is removed and made anew' }],
  },
  {
    code: 'STACK_STUCK',
    says: /is in UPDATE_ROLLBACK_FAILED state/,
    means: 'A rollback has stopped half way before. Until it is finished, the stack takes no change.',
    todo: [],
  },
  {
    code: 'STACK_BUSY',
    says: /is in \w*_IN_PROGRESS state/,
    means: 'Somebody else is changing the stack at this moment, and not through this installation.',
    todo: [againLater],
  },
  {
    code: 'STACK_PROTECTED',
    says: /cannot be deleted while TerminationProtection is enabled/,
    means:
      'The stack is protected from being removed. Stacks of protected environments are, and somebody may have done it by hand.',
    todo: [
      {
        title: 'Take the protection away',
        command:
          'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name <name>',
      },
    ],
  },
  {
    code: 'STACK_POLICY_DENIES',
    says: /Action denied by stack policy/,
    means: 'Somebody has given the stack a policy that does not allow this change.',
    todo: [{ title: 'Look at the policy', command: 'aws cloudformation get-stack-policy --stack-name <name>' }],
  },
  {
    code: 'CAPABILITIES_MISSING',
    says: /Requires capabilities ?: ?\[(?<names>[\w, ]+)\]/,
    means: 'Something between this server and AWS has changed the request: $<names> was left out of it.',
    todo: [againLater],
  },
  {
    code: 'BUCKET_NOT_EMPTY',
    says: /bucket you tried to delete is not empty|BucketNotEmpty/,
    means: 'Something was put into the bucket while it was being emptied.',
    todo: [{ title: 'Stop what writes into it, and try again' }],
  },
  {
    code: 'AWS_UNREACHABLE',
    says: /AWS cannot be reached|Could not connect to the endpoint URL|getaddrinfo (ENOTFOUND|EAI_AGAIN) \S*amazonaws/,
    means: 'The server does not reach AWS. What AWS was told before may have been done.',
    todo: [{ title: 'Check the network of the server, its proxy, and the region of the environment' }],
  },
]
