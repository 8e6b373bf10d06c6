import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import { createClients } from '../../../../targets/aws/clients.ts'
import { createCall } from '../../../../targets/aws/stacks/call.ts'
import { stackOf } from '../../../../targets/aws/stacks/look.ts'
import { deploy, told } from '../../contract/operations.ts'
import { releaseOf } from '../../contract/releases.ts'
import { type Answer, queryError, startFront } from '../front.ts'
import { credentials, placeIn } from '../places.ts'
import { openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const place = placeIn('us-east-1')

/** What becomes of a look at a stack where every call is answered so, and what was waited for meanwhile. */
async function lookAt(answers: (number: number) => Answer) {
  let number = 0
  await using front = await startFront(() => answers(++number))
  const waits: number[] = []
  const call = createCall({
    async sleep(ms) {
      waits.push(ms)
    },
    random: () => 1,
  })
  const clients = createClients({ endpoint: front.url, credentials })(place)
  const looked = await stackOf({ place, clients, call }, 'acme').catch((error: unknown) => error)
  return { looked, waits, calls: front.seen.length }
}

const stacks = `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks/>
  </DescribeStacksResult></DescribeStacksResponse>`

test('where AWS has too much to do it is asked again, after waits that grow up to a limit', async () => {
  // The SDK, which asks again by itself, would wait in earnest.
  process.env.AWS_MAX_ATTEMPTS = '1'
  const { looked, waits } = await lookAt(() => queryError(400, 'Throttling', 'Rate exceeded')).finally(() => {
    delete process.env.AWS_MAX_ATTEMPTS
  })
  expect(looked).toMatchObject({ name: 'TargetError', code: 'THROTTLED', retryable: true })
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000])
})

test('what answers and is not AWS is told so', async () => {
  const { looked } = await lookAt(() => ({ body: '<!doctype html><html><body>Please sign in</body>' }))
  expect(looked).toMatchObject({ code: 'BACKEND_PROTOCOL_ERROR' })
}, 120_000)

test('what AWS refuses is not asked for again', async () => {
  const { looked, waits } = await lookAt(() => queryError(403, 'AccessDenied', 'not authorized to DescribeStacks'))
  expect(looked).toMatchObject({ code: 'ACCESS_DENIED', retryable: false })
  expect(waits).toEqual([])
})

test('a stack that is not there is an answer', async () => {
  const gone = await lookAt(() => queryError(400, 'ValidationError', 'Stack with id acme does not exist'))
  expect(gone).toMatchObject({ looked: undefined, waits: [] })
  const later = await lookAt((number) => (number < 5 ? queryError(503, 'ServiceUnavailable') : { body: stacks }))
  expect(later.looked).toBeUndefined()
  expect(later.waits).toHaveLength(1)
}, 120_000)

test('a deployment whose credentials expire in the middle goes on with new ones', async () => {
  await using aws = await openAws({ scenario: { expireTokenAfter: 6 } })
  const { account, findPlace } = aws
  let keys = 0
  // As sessions are: a new key each time they are asked for anew.
  const clients = createClients(account)(await findPlace('env_keys'))
  const renewed = new CloudFormationClient({
    region: 'us-east-1',
    endpoint: account.endpoint,
    credentials: async () => ({ accessKeyId: `KEY${++keys}`, secretAccessKey: 'secret' }),
  })
  const driver = aws.another({ clients: () => ({ ...clients, cloudFormation: renewed }) })
  const release = releaseOf([store], { environment: 'keys', environmentId: 'env_keys' })
  const { outcome, events } = await deploy(driver, release, 'keys')
  expect(outcome).toBe('succeeded')
  expect(keys).toBeGreaterThan(2)
  expect(told({ events }).filter((line) => line === 'Orders CREATE_COMPLETE')).toHaveLength(1)
})
