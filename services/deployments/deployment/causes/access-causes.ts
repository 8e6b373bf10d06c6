import type { KnownCause, Remedy } from './known-cause.ts'

const policies: Remedy = {
  title: 'Compare the policies of the roles with those that are needed: Environment.iamPolicy has them',
}
const trust: Remedy = {
  title:
    "Let the role's trust policy name this server, and ask for Environment.externalId: Environment.connectTemplate makes such a role",
}

/** Who may not do what, and who is not known. */
export const accessCauses: readonly KnownCause[] = [
  {
    code: 'SCP_DENIES',
    says: /not authorized to perform: (?<action>[\w-]+:\w+).* with an explicit deny in a service control policy/s,
    means: 'The organisation of the account forbids $<action>, whatever the roles in it may.',
    todo: [{ title: 'Ask who manages the organisation to allow it, or deploy to another account or region' }],
  },
  {
    code: 'BOUNDARY_DENIES',
    says: /not authorized to perform: (?<action>[\w-]+:\w+).* (no permissions boundary allows|explicit deny in a permissions boundary)/s,
    means: 'The permissions boundary of the role does not let it do $<action>.',
    todo: [{ title: 'Update the boundary to the policy in Environment.iamPolicy' }],
  },
  {
    code: 'ROLE_NOT_ASSUMABLE',
    says: /not authorized to perform: sts:AssumeRole|cannot be assumed: let its trust policy/,
    means:
      "The server may not work in the environment's role. Either it may not assume any, or the role does not trust it.",
    todo: [trust],
  },
  {
    code: 'EXECUTION_ROLE_NOT_ASSUMABLE',
    says: /Role arn:\S+ is invalid or cannot be assumed/,
    means:
      'CloudFormation may not work in the execution role of the environment: it is not there, or does not trust CloudFormation.',
    todo: [{ title: 'Let the role trust cloudformation.amazonaws.com, or set another one with environmentAwsSet' }],
  },
  {
    code: 'PASS_ROLE_DENIED',
    says: /not authorized to perform: iam:PassRole on resource: (?<resource>\S+)/,
    means: 'Whoever deploys may not hand the role $<resource> to AWS.',
    todo: [policies],
  },
  {
    code: 'ACCESS_DENIED',
    says: /not authorized to perform: (?<action>[\w-]+:\w+)/,
    means: 'The role that works there may not do $<action>.',
    todo: [policies],
  },
  {
    code: 'CODE_NOT_READABLE',
    says: /Your access has been denied by S3, please make sure your request credentials have permission to GetObject/,
    means: 'CloudFormation may not read the code from the bucket of artefacts.',
    todo: [policies],
  },
  {
    code: 'TEMPLATE_NOT_READABLE',
    says: /S3 error: (Access Denied|The specified key does not exist)/,
    means: 'CloudFormation may not read the template from the bucket of artefacts, or somebody has removed it.',
    todo: [policies],
  },
  {
    code: 'BOUNDARY_MISSING',
    says: /arn:\S+:policy\/\S+ does not exist or is not attachable/,
    means: 'The permissions boundary that the environment names is not there.',
    todo: [{ title: 'Make the policy, or set another boundaryArn with environmentAwsSet' }],
  },
  {
    code: 'CREDENTIALS_EXPIRED',
    says: /security token included in the request is expired|ExpiredToken|Token has expired/,
    means: "The server's credentials for AWS have expired in the middle of it.",
    todo: [
      { title: 'Sign in again, or give the server a role whose credentials are renewed', command: 'aws sso login' },
    ],
  },
  {
    code: 'CREDENTIALS_INVALID',
    says: /security token included in the request is invalid|InvalidClientTokenId|UnrecognizedClientException/,
    means: 'AWS does not know the access key: it was deleted, or belongs to another partition.',
    todo: [{ title: 'Look whom the server works as', command: 'aws sts get-caller-identity' }],
  },
  {
    code: 'REGION_NOT_ENABLED',
    says: /OptInRequired|needs a subscription for the service|region is not enabled/i,
    means: 'The region is not enabled for this account, or the account has not been activated.',
    todo: [{ title: 'Enable the region', command: 'aws account enable-region --region-name <region>' }],
  },
]
