import { againLater, type KnownCause } from './known-cause.ts'

/** What functions, and what feeds them, cannot be. */
export const functionCauses: readonly KnownCause[] = [
  {
    code: 'CODE_TOO_LARGE',
    says: /Unzipped size must be smaller than (?<most>\d+) bytes|Request must be smaller than \d+ bytes|RequestEntityTooLarge/,
    means: 'The code with all that it imports is larger than a function may be.',
    todo: [{ title: 'Import less: Deployment.artifacts says how large the code is' }],
  },
  {
    code: 'VARIABLES_TOO_LARGE',
    says: /environment variables you have provided exceeded the 4KB limit/,
    means: 'The variables of the environment are larger than 4 kB together.',
    todo: [{ title: 'Make the large ones secrets, which are kept elsewhere, or leave some out: environmentConfigSet' }],
  },
  {
    code: 'VARIABLE_RESERVED',
    says: /contains reserved keys.*Reserved keys used in this request: (?<names>[\w, ]+)/s,
    means: 'Lambda keeps these names for itself: $<names>.',
    todo: [{ title: 'Unset them with environmentConfigSet' }],
  },
  {
    code: 'VISIBILITY_TOO_SHORT',
    says: /Queue visibility timeout: (?<visibility>\d+) seconds is less than Function timeout: (?<timeout>\d+) seconds/,
    means:
      'The queue gives messages again after $<visibility> seconds, while the function may take $<timeout>: somebody has changed the queue by hand.',
    todo: [{ title: 'Ask for Environment.drift, and set the queue as it was' }],
  },
  {
    code: 'ROLE_NOT_YET_KNOWN',
    says: /role defined for the function cannot be assumed by Lambda|must allow AWS EventBridge Scheduler to assume the role|execution role does not have permissions to call ReceiveMessage/,
    means: 'The role was made a moment before, and not all of AWS knew it yet.',
    todo: [againLater],
  },
  {
    code: 'NOTIFICATION_REFUSED',
    says: /Unable to validate the following destination configurations/,
    means:
      'S3 may not write to the queue that the bucket notifies: the policy of the queue was changed, or is not known everywhere yet.',
    todo: [againLater, { title: 'Ask for Environment.drift, to see whether somebody changed the policy' }],
  },
  {
    code: 'SCHEDULE_REFUSED',
    says: /Invalid Schedule Expression (?<expression>[^.]+)/,
    means: 'EventBridge does not take $<expression>.',
    todo: [{ title: 'Write another schedule in the route: docs/routes.md has examples' }],
  },
  {
    code: 'POLICY_REFUSED',
    says: /Invalid value for the parameter Policy|Invalid principal in policy|MalformedPolicyDocument/,
    means: 'AWS does not take the policy: it names a role or an account that is not there.',
    todo: [againLater],
  },
  {
    code: 'CONFLICTING_CHANGE',
    says: /conflicting conditional operation is currently in progress|OperationAborted|ResourceConflictException|update is in progress for resource/i,
    means: 'Something else changed it at the same moment.',
    todo: [againLater],
  },
  {
    code: 'DID_NOT_SETTLE',
    says: /did not stabilize|NotStabilized|Exceeded attempts to wait/i,
    means: 'AWS has made it, and it was not ready in the time that CloudFormation waits.',
    todo: [againLater],
  },
  {
    code: 'AWS_FAULT',
    says: /Internal Failure|InternalFailure|Internal error reported from downstream|ServiceUnavailable|InternalServerError/i,
    means: 'It failed at AWS, not here.',
    todo: [againLater, { title: 'Look whether AWS has trouble: https://health.aws.amazon.com/health/status' }],
  },
]
