import { contentTypeOf } from '../../endpoints/content-type.ts'
import { sendHttps } from '../../endpoints/https.ts'
import { objectKey } from '../../endpoints/object-key.ts'
import { putObject } from '../../endpoints/s3.ts'
import { bucketOf } from './environment.ts'
import type { Way } from './host.ts'

/** Writes a message to its `file:` target, over an object of the same key: a repeat changes nothing. */
export const putFile: Way = ({ route, aws, environment }, { target, message }, { receivedAt }) => {
  const key = objectKey(target.key, { route: route.name, id: message.id, receivedAt })
  const contentType = message.headers['content-type'] ?? contentTypeOf(message.body)
  return putObject(aws, { domain: bucketOf(environment, target.uri), key }, message.body, contentType)
}

/** Posts a message to its `https:` target, in the time that the invocation has left. */
export const postHttps: Way = ({ fetch }, send, _, timeoutMs) => sendHttps(send, { fetch, timeoutMs })
