import { expect, test } from '@jest/globals'
import { AwsV4Signer } from 'aws4fetch'
import fc from 'fast-check'
import type { AwsAccess, AwsRequest } from '../../../runtime/endpoints/aws.ts'
import { getObject, putObject } from '../../../runtime/endpoints/s3.ts'
import { createSign } from '../../../runtime/hosts/lambda/sign.ts'

const NOON = Date.UTC(2026, 10, 21, 12)
const endpoints = { sqs: '', s3: '', ssm: '' }
const access: AwsAccess = {
  region: 'eu-central-1',
  accessKeyId: 'AKID',
  secretAccessKey: 'secret',
  sessionToken: '',
  endpoints,
}

/** What an independent implementation signs. */
async function expected(
  request: AwsRequest,
  { sessionToken, ...credentials }: AwsAccess,
  signed: Readonly<Record<string, string>>,
) {
  const { headers } = await new AwsV4Signer({
    ...credentials,
    ...(sessionToken === '' ? {} : { sessionToken }),
    ...request,
    allHeaders: true,
    datetime: '20261121T120000Z',
    headers: { ...request.headers, 'x-amz-content-sha256': signed['x-amz-content-sha256'] ?? '' },
  }).sign()
  return headers.get('authorization')
}

test.each([
  ['sqs', 'https://sqs.eu-central-1.amazonaws.com/111122223333/Out'],
  ['ssm', 'https://ssm.eu-central-1.amazonaws.com/'],
] as const)('a call of %s is signed as others sign it', async (service, url) => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.base64String(), async (body, token) => {
      const request: AwsRequest = {
        service,
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessageBatch' },
        body,
        action: 'sqs:SendMessage',
        resource: 'Out',
      }
      const who = { ...access, sessionToken: token }
      const signed = createSign(who, () => NOON)(request)
      expect(signed.authorization).toBe(await expected(request, who, signed))
    }),
    { numRuns: 50 },
  )
})

test('an object is read under the key that it has, whatever characters are in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }).filter(isAddressable), async (key) => {
      const requests: AwsRequest[] = []
      const call = async (request: AwsRequest) => {
        requests.push(request)
        return new Response()
      }
      await getObject({ call, endpoints }, { domain: 'b.s3.eu-central-1.amazonaws.com', key }, 'v.1_2-3')
      const [request] = requests
      if (request === undefined) throw new Error('no request was made')
      expect(decodeURIComponent(new URL(request.url).pathname.slice(1))).toBe(key)
      const signed = createSign(access, () => NOON)(request)
      expect(signed.authorization).toBe(await expected(request, access, signed))
    }),
    { numRuns: 100 },
  )
})

const isAddressable = (key: string): boolean => !key.split('/').some((part) => part === '.' || part === '..')

test('a key that no URL can hold is refused for good', async () => {
  const call = () => Promise.reject(new Error('called'))
  const place = { domain: 'b.s3.eu-central-1.amazonaws.com', key: 'a/../b' }
  await expect(putObject({ call, endpoints }, place, '', 'text/plain')).rejects.toMatchObject({
    name: 'PermanentError',
    code: 'BAD_KEY',
  })
})
