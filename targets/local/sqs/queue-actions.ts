import { isDeepStrictEqual } from 'node:util'
import { CloudError } from '../cloud-error.ts'
import { account, queueArn } from '../place.ts'
import type { QueueAttributes, QueueInfo } from '../queues/queues.ts'
import { type Action, allowedQueue, type Call, doesNotExist } from './call.ts'
import { invalid, optionalInteger, optionalText, text, texts, textsByName } from './input.ts'
import { defaultAttributes, shownAttributes, withAttributes } from './queue-attributes.ts'

const MOST_LISTED = 1_000
const MOST_TAGS = 50

export const createQueue: Action = async ({ input, queues, authorize, urlOf }) => {
  const name = text(input, 'QueueName')
  authorize('sqs:CreateQueue', queueArn(name))
  refuseName(name)
  const given = textsByName(input, 'Attributes')
  const existing = queues.get(name)
  if (existing === undefined) {
    await queues.put(name, { ...withAttributes(defaultAttributes, given, queues), tags: textsByName(input, 'tags') })
  } else if (!isDeepStrictEqual(existing, withAttributes(existing, given, queues))) {
    throw new CloudError(
      'QueueNameExists',
      'A queue already exists with the same name and a different value for one of its attributes.',
    )
  }
  return { QueueUrl: urlOf(name) }
}

function refuseName(name: string): void {
  if (/^[\w-]{1,75}\.fifo$/.test(name)) {
    throw new CloudError('UnsupportedOperation', 'The local cloud has no FIFO queues, and no route needs one.')
  }
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw invalid('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length')
  }
}

export const deleteQueue: Action = async (call) => {
  await call.queues.remove(allowedQueue(call, 'DeleteQueue'))
  return {}
}

export const purgeQueue: Action = async (call) => {
  await call.queues.purge(allowedQueue(call, 'PurgeQueue'))
  return {}
}

export const getQueueUrl: Action = ({ input, queues, authorize, urlOf }) => {
  const name = text(input, 'QueueName')
  authorize('sqs:GetQueueUrl', queueArn(name))
  const owner = optionalText(input, 'QueueOwnerAWSAccountId') ?? account
  if (owner !== account || queues.get(name) === undefined) throw doesNotExist()
  return { QueueUrl: urlOf(name) }
}

export const listQueues: Action = (call) => {
  call.authorize('sqs:ListQueues', queueArn('*'))
  const prefix = optionalText(call.input, 'QueueNamePrefix') ?? ''
  const { names, more } = page(
    call,
    call.queues.list().filter(({ name }) => name.startsWith(prefix)),
  )
  return { ...(names.length > 0 && { QueueUrls: names.map(call.urlOf) }), ...more }
}

export const listDeadLetterSourceQueues: Action = (call) => {
  const arn = queueArn(allowedQueue(call, 'ListDeadLetterSourceQueues'))
  const { names, more } = page(
    call,
    call.queues.list().filter(({ redrive }) => redrive?.deadLetterArn === arn),
  )
  return { queueUrls: names.map(call.urlOf), ...more }
}

/** By name; a page ends, and says where the next begins, only for who asked for pages. */
function page(
  { input }: Call,
  all: readonly QueueInfo[],
): { readonly names: readonly string[]; readonly more: object } {
  const most = optionalInteger(input, 'MaxResults', 1, MOST_LISTED)
  const token = optionalText(input, 'NextToken')
  const after = token === undefined ? '' : Buffer.from(token, 'base64url').toString()
  const names = all
    .map(({ name }) => name)
    .filter((name) => name > after)
    .sort()
  const shown = names.slice(0, most ?? MOST_LISTED)
  const last = shown.at(-1)
  const hasMore = most !== undefined && last !== undefined && names.length > shown.length
  return { names: shown, more: hasMore ? { NextToken: Buffer.from(last).toString('base64url') } : {} }
}

export const getQueueAttributes: Action = (call) => {
  const info = infoOf(call, 'GetQueueAttributes')
  const names = texts(call.input, 'AttributeNames')
  const Attributes = shownAttributes(info, call.queues.depth(info.name), names)
  return Object.keys(Attributes).length > 0 ? { Attributes } : {}
}

export const setQueueAttributes: Action = async (call) => {
  const info = infoOf(call, 'SetQueueAttributes')
  await put(call, info, withAttributes(attributesOf(info), textsByName(call.input, 'Attributes'), call.queues))
  return {}
}

export const tagQueue: Action = async (call) => {
  const info = infoOf(call, 'TagQueue')
  const tags = { ...info.tags, ...textsByName(call.input, 'Tags') }
  if (Object.keys(tags).length > MOST_TAGS) throw invalid(`Too many tags added for queue ${info.name}.`)
  await put(call, info, { ...attributesOf(info), tags })
  return {}
}

export const untagQueue: Action = async (call) => {
  const info = infoOf(call, 'UntagQueue')
  const removed = texts(call.input, 'TagKeys')
  const tags = Object.fromEntries(Object.entries(info.tags).filter(([key]) => !removed.includes(key)))
  await put(call, info, { ...attributesOf(info), tags })
  return {}
}

export const listQueueTags: Action = (call) => {
  const { tags } = infoOf(call, 'ListQueueTags')
  return Object.keys(tags).length > 0 ? { Tags: tags } : {}
}

const put = ({ queues }: Call, { name }: QueueInfo, attributes: QueueAttributes) => queues.put(name, attributes)

const attributesOf = ({
  name: _n,
  arn: _a,
  createdAt: _c,
  modifiedAt: _m,
  ...attributes
}: QueueInfo): QueueAttributes => attributes

function infoOf(call: Call, action: string): QueueInfo {
  const info = call.queues.get(allowedQueue(call, action))
  if (info === undefined) throw doesNotExist()
  return info
}
