import type { KnownCause } from './known-cause.ts'

const rename = { title: 'Name it otherwise in the routes, and deploy that' }
const removeOther = { title: 'Remove what has the name, where it is not needed' }

/** Names that are taken, and things that are not there. */
export const nameCauses: readonly KnownCause[] = [
  {
    code: 'BUCKET_NAME_TAKEN',
    says: /BucketAlreadyExists|requested bucket name is not available/,
    means: 'Somebody else on AWS has a bucket of this name: names of buckets are the same for all accounts.',
    todo: [rename],
  },
  {
    code: 'BUCKET_LEFT_BEHIND',
    says: /BucketAlreadyOwnedByYou|you already own it/,
    means:
      'The account has a bucket of this name already, which belongs to no stack: it may be what an earlier deployment left behind.',
    todo: [{ title: 'Look among Environment.retained: what was left there is taken up again' }, removeOther, rename],
  },
  {
    code: 'QUEUE_DELETED_RECENTLY',
    says: /wait 60 seconds after deleting a queue|QueueDeletedRecently/,
    means: 'A queue of this name was deleted less than a minute ago, and AWS does not make it again before.',
    todo: [{ title: 'Wait for a minute, and try again' }],
  },
  {
    code: 'QUEUE_NAME_TAKEN',
    says: /queue already exists with the same name|QueueAlreadyExists|QueueNameExists/,
    means:
      'The account has a queue of this name already, with other settings. It belongs to no stack of this environment.',
    todo: [{ title: 'Look among Environment.retained: what was left there is taken up again' }, removeOther, rename],
  },
  {
    code: 'LOG_GROUP_EXISTS',
    says: /'AWS::Logs::LogGroup' with identifier '(?<name>[^']+)' already exists|log group already exists/,
    means: 'The log group is there already: a function of the same name made it, before it belonged to a stack.',
    todo: [
      { title: 'Delete it with the lines that it has', command: 'aws logs delete-log-group --log-group-name <name>' },
    ],
  },
  {
    code: 'MAPPING_EXISTS',
    says: /event source mapping with .* already exists.*UUID (?<uuid>[\w-]+)/s,
    means:
      'Another mapping feeds the function from the same queue already. It belongs to no stack of this environment.',
    todo: [{ title: 'Delete it', command: 'aws lambda delete-event-source-mapping --uuid <uuid>' }],
  },
  {
    code: 'ALREADY_EXISTS',
    says: /Function already exist|with identifier '[^']+' already exists|with name \S+ already exists|EntityAlreadyExists|AlreadyExistsException/i,
    means: 'Something of this name is there already, and belongs to no stack of this environment.',
    todo: [removeOther, rename],
  },
  {
    code: 'CUSTOM_NAME_REPLACED',
    says: /cannot update a stack when a custom-named resource requires replacing/i,
    means: 'It has to be made anew, and two of the same name cannot be there at once.',
    todo: [rename],
  },
  {
    code: 'CODE_GONE',
    says: /Error occurred while GetObject\. S3 Error Code: (NoSuchKey|NoSuchBucket)/,
    means: 'The code of this release is not in the bucket of artefacts any more.',
    todo: [{ title: 'Deploy the revision again: it is uploaded anew' }],
  },
  {
    code: 'CODE_ELSEWHERE',
    says: /S3 Error Code: PermanentRedirect/,
    means: 'The bucket of artefacts is in another region than the environment.',
    todo: [{ title: 'Remove the bucket from the wrong region: it is made anew in the right one' }],
  },
  {
    code: 'RESOURCE_GONE',
    says: /with identifier '[^']+' was not found|specified (queue|bucket) does not exist|(role|function) with name \S+ cannot be found|Function not found/i,
    means: 'Somebody has removed it by hand, and CloudFormation still counts on it.',
    todo: [{ title: 'Ask for Environment.drift, to see what else is gone' }],
  },
]
