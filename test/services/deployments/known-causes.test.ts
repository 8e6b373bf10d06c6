import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { findCause, knownCauses } from '../../../services/deployments/deployment/causes/find-cause.ts'

const handler = (message: string, service: string, status: number): string =>
  `Resource handler returned message: "${message} (Service: ${service}, Status Code: ${status}, Request ID: 1f0b7a43-54b1-4a0f-8c7a-0d9f1d5f6c11)" (RequestToken: 7c1d3f52-8a02-3a0c-6e3b-1f7f0b2f7a10, HandlerErrorCode: GeneralServiceException)`

const denied = (action: string, why: string): string =>
  handler(
    `User: arn:aws:sts::123456789012:assumed-role/routo-execution/AWSCloudFormation is not authorized to perform: ${action} on resource: arn:aws:iam::123456789012:role/routo/shop-prod-Copy because ${why}`,
    'Iam',
    403,
  )

/** What AWS says, as users and its documentation quote it; and what of the message the explanation has to repeat. */
const messages: readonly (readonly [code: string, says: string, repeats?: string])[] = [
  [
    'BUCKET_NAME_TAKEN',
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again. (Service: Amazon S3; Status Code: 409; Error Code: BucketAlreadyExists; Request ID: 6NVQ; S3 Extended Request ID: ab=; Proxy: null)',
  ],
  [
    'BUCKET_LEFT_BEHIND',
    'Your previous request to create the named bucket succeeded and you already own it. (Service: Amazon S3; Status Code: 409; Error Code: BucketAlreadyOwnedByYou; Request ID: 6NVQ; Proxy: null)',
  ],
  [
    'BUCKET_QUOTA',
    'You have attempted to create more buckets than allowed (Service: Amazon S3; Status Code: 400; Error Code: TooManyBuckets; Request ID: 6NVQ; Proxy: null)',
  ],
  [
    'BUCKET_NOT_EMPTY',
    handler('The bucket you tried to delete is not empty. You must delete all versions in the bucket.', 'S3', 409),
  ],
  [
    'CONFLICTING_CHANGE',
    'A conflicting conditional operation is currently in progress against this resource. Please try again. (Service: Amazon S3; Status Code: 409; Error Code: OperationAborted; Request ID: 6NVQ; Proxy: null)',
  ],
  [
    'CONFLICTING_CHANGE',
    handler(
      'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-central-1:123456789012:function:shop-prod-Copy',
      'Lambda',
      409,
    ),
  ],
  [
    'NOTIFICATION_REFUSED',
    'Unable to validate the following destination configurations (Service: Amazon S3; Status Code: 400; Error Code: InvalidArgument; Request ID: 6NVQ; Proxy: null)',
  ],
  ['ROLE_QUOTA', handler('Cannot exceed quota for RolesPerAccount: 1000', 'Iam', 409), '1000'],
  [
    'POLICY_TOO_LARGE',
    handler('Maximum policy size of 10240 bytes exceeded for role shop-prod-Copy', 'Iam', 409),
    '10240',
  ],
  [
    'ACCESS_DENIED',
    denied('iam:CreateRole', 'no identity-based policy allows the iam:CreateRole action'),
    'iam:CreateRole',
  ],
  [
    'ACCESS_DENIED',
    'API: s3:CreateBucket Access Denied. User: arn:aws:iam::123456789012:user/ci is not authorized to perform: s3:CreateBucket',
    's3:CreateBucket',
  ],
  ['PASS_ROLE_DENIED', denied('iam:PassRole', 'no identity-based policy allows it'), 'role/routo/shop-prod-Copy'],
  [
    'SCP_DENIES',
    denied('lambda:CreateFunction', 'with an explicit deny in a service control policy').replace('because ', ''),
    'lambda:CreateFunction',
  ],
  [
    'BOUNDARY_DENIES',
    denied('sqs:CreateQueue', 'no permissions boundary allows the sqs:CreateQueue action'),
    'sqs:CreateQueue',
  ],
  [
    'ROLE_NOT_ASSUMABLE',
    'User: arn:aws:iam::210987654321:user/server is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/routo-access/deployer',
  ],
  [
    'EXECUTION_ROLE_NOT_ASSUMABLE',
    'Role arn:aws:iam::123456789012:role/routo-execution is invalid or cannot be assumed',
  ],
  [
    'CODE_NOT_READABLE',
    handler(
      'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for routo-artefacts-123456789012-eu-central-1/code/ab.zip. S3 Error Code: AccessDenied. S3 Error Message: Access Denied',
      'Lambda',
      403,
    ),
  ],
  [
    'TEMPLATE_NOT_READABLE',
    'S3 error: Access Denied For more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  ],
  [
    'BOUNDARY_MISSING',
    handler(
      'Scope ARN: arn:aws:iam::123456789012:policy/routo-boundary does not exist or is not attachable.',
      'Iam',
      404,
    ),
  ],
  ['CREDENTIALS_EXPIRED', 'The security token included in the request is expired'],
  ['CREDENTIALS_INVALID', 'The security token included in the request is invalid.'],
  [
    'REGION_NOT_ENABLED',
    'The AWS Access Key Id needs a subscription for the service (Service: AmazonCloudFormation; Status Code: 403; Error Code: OptInRequired)',
  ],
  [
    'QUEUE_DELETED_RECENTLY',
    handler(
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      'Sqs',
      400,
    ),
  ],
  [
    'QUEUE_NAME_TAKEN',
    handler(
      'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
      'Sqs',
      400,
    ),
  ],
  [
    'LOG_GROUP_EXISTS',
    `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"/aws/lambda/shop-prod-Copy"}' already exists.`,
  ],
  [
    'MAPPING_EXISTS',
    handler(
      'An event source mapping with SQS arn (\\" arn:aws:sqs:eu-central-1:123456789012:shop-prod-In \\") and function (\\" shop-prod-Copy \\") already exists. Please update or delete the existing mapping with UUID 5a6f6bb5-3f4c-4a4f-8f6a-3b2f1d0f9b1e',
      'Lambda',
      409,
    ),
  ],
  ['ALREADY_EXISTS', handler('Function already exist: shop-prod-Copy', 'Lambda', 409)],
  ['ALREADY_EXISTS', handler('Role with name shop-prod-Copy already exists.', 'Iam', 409)],
  [
    'CUSTOM_NAME_REPLACED',
    'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename shop-prod-In and update the stack again.',
  ],
  [
    'CODE_GONE',
    handler(
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
      'Lambda',
      400,
    ),
  ],
  [
    'CODE_ELSEWHERE',
    handler(
      'Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region: us-east-1. Please use this region to retry the request',
      'Lambda',
      400,
    ),
  ],
  [
    'RESOURCE_GONE',
    "Resource of type 'AWS::SQS::Queue' with identifier 'https://sqs.eu-central-1.amazonaws.com/123456789012/shop-prod-In' was not found.",
  ],
  ['RESOURCE_GONE', handler('The role with name shop-prod-Copy cannot be found.', 'Iam', 404)],
  [
    'STACK_QUOTA',
    'Limit for stack has been exceeded (Service: AmazonCloudFormation; Status Code: 400; Error Code: LimitExceededException)',
  ],
  [
    'TOO_MANY_RESOURCES',
    'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    '501',
  ],
  ['LOG_GROUP_QUOTA', handler('Resource limit exceeded.', 'CloudWatchLogs', 400)],
  [
    'CONCURRENCY_QUOTA',
    handler(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [10].",
      'Lambda',
      400,
    ),
    '10',
  ],
  ['CODE_STORAGE_QUOTA', handler('Code storage limit exceeded.', 'Lambda', 400)],
  [
    'PARAMETER_QUOTA',
    'ParameterLimitExceeded: You have exceeded the maximum number of parameters for this AWS account and region.',
  ],
  ['RATE_EXCEEDED', handler('Rate exceeded', 'Lambda', 429)],
  [
    'RATE_EXCEEDED',
    'Too Many Requests (Service: AmazonApiGatewayV2; Status Code: 429; Error Code: TooManyRequestsException)',
  ],
  ['CODE_TOO_LARGE', handler('Unzipped size must be smaller than 262144000 bytes', 'Lambda', 400)],
  [
    'CODE_TOO_LARGE',
    handler('Request must be smaller than 70167211 bytes for the CreateFunction operation', 'Lambda', 413),
  ],
  [
    'VARIABLES_TOO_LARGE',
    handler(
      'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {}',
      'Lambda',
      400,
    ),
  ],
  [
    'VARIABLE_RESERVED',
    handler(
      'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
      'Lambda',
      400,
    ),
    'AWS_REGION',
  ],
  [
    'VISIBILITY_TOO_SHORT',
    handler('Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds', 'Lambda', 400),
    '60',
  ],
  ['ROLE_NOT_YET_KNOWN', handler('The role defined for the function cannot be assumed by Lambda.', 'Lambda', 400)],
  [
    'ROLE_NOT_YET_KNOWN',
    handler('The provided execution role does not have permissions to call ReceiveMessage on SQS', 'Lambda', 400),
  ],
  [
    'ROLE_NOT_YET_KNOWN',
    handler(
      'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
      'Scheduler',
      400,
    ),
  ],
  [
    'SCHEDULE_REFUSED',
    handler('Invalid Schedule Expression cron(0 9 * * * *).', 'Scheduler', 400),
    'cron(0 9 * * * *)',
  ],
  [
    'POLICY_REFUSED',
    'Invalid value for the parameter Policy. (Service: AmazonSQS; Status Code: 400; Error Code: InvalidAttributeValue; Request ID: 6NVQ; Proxy: null)',
  ],
  ['DID_NOT_SETTLE', 'Resource of type AWS::Lambda::EventSourceMapping with identifier 5a6f did not stabilize.'],
  ['DID_NOT_SETTLE', 'Exceeded attempts to wait'],
  ['AWS_FAULT', 'Internal Failure'],
  ['AWS_FAULT', "Internal error reported from downstream service during operation 'AWS::S3::Bucket'."],
  [
    'STACK_NEVER_STOOD',
    'Stack:arn:aws:cloudformation:eu-central-1:123456789012:stack/shop-prod-0/5a6f is in ROLLBACK_COMPLETE state and can not be updated.',
  ],
  [
    'STACK_STUCK',
    'Stack:arn:aws:cloudformation:eu-central-1:123456789012:stack/shop-prod-0/5a6f is in UPDATE_ROLLBACK_FAILED state and can not be updated.',
  ],
  [
    'STACK_BUSY',
    'Stack:arn:aws:cloudformation:eu-central-1:123456789012:stack/shop-prod-0/5a6f is in UPDATE_COMPLETE_CLEANUP_IN_PROGRESS state and can not be updated.',
  ],
  ['STACK_PROTECTED', 'Stack [shop-prod-0] cannot be deleted while TerminationProtection is enabled'],
  ['STACK_POLICY_DENIES', 'Action denied by stack policy: Statement [#1] denies Update:Replace for resource [*]'],
  ['CAPABILITIES_MISSING', 'Requires capabilities : [CAPABILITY_NAMED_IAM]', 'CAPABILITY_NAMED_IAM'],
  [
    'AWS_UNREACHABLE',
    'AWS cannot be reached: getaddrinfo ENOTFOUND cloudformation.eu-nowhere-1.amazonaws.com. Check the network, the region and the endpoint.',
  ],
]

test.each(messages.map(([code, says, repeats = '']) => [code, says, repeats]))(
  '%s is behind %j',
  (code, says, repeats) => {
    const found = findCause(says)
    expect(found?.code).toBe(code)
    expect(found?.means).toContain(repeats)
    expect(found?.means).not.toMatch(/\$<|undefined/)
  },
)

test('every known cause is tried here, and is one of a kind', () => {
  expect(knownCauses.length).toBeGreaterThanOrEqual(40)
  expect([...new Set(messages.map(([code]) => code))].sort()).toEqual(knownCauses.map(({ code }) => code).sort())
})

test.each([
  'no room',
  'The queue holds 3 messages.',
  'Resource creation cancelled',
  'InPolicy could not be made as it was to be: no room',
])('nothing is known to be behind %j', (words) => {
  expect(findCause(words)).toBeUndefined()
})

test('the documentation lists every known cause', () => {
  const listed = [...readFileSync('docs/aws.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
  expect(listed).toEqual(expect.arrayContaining(knownCauses.map(({ code }) => code)))
})
