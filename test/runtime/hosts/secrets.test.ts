import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Built, route } from '../../../runtime/route/builder.ts'
import type { Context } from '../../../runtime/route/functions.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { type AwsCallSeen, type FakeAws, startFakeAws } from '../../testkit/fake-aws.ts'

const CANARY = 'canary-4f1d'
const PATH = '/routo/shop/test/7'

let aws: FakeAws
beforeAll(async () => {
  aws = await startFakeAws()
})
afterAll(async () => {
  await aws[Symbol.asyncDispose]()
})
beforeEach(() => {
  aws.calls.length = 0
  aws.script = () => undefined
})

let seen: Context['env']
const look = (body: string, { env }: Context): string => {
  seen = env
  return body
}
const looking = route('Look').from('queue:In').process(look)

const told = { ROUTO_SECRETS: `https://ssm.eu-central-1.amazonaws.com${PATH}` }
const start = (env: Readonly<Record<string, string>> = told, built: Built = looking) =>
  startExecutor(aws, built, { env: { ...env, AWS_ENDPOINT_URL_SSM: aws.url } })

/** What a route sees of its environment. */
async function envSeen(env?: Readonly<Record<string, string>>) {
  const { handle } = await start(env)
  await handle(sqsEvent(sqsRecord('x')), contextOf())
  return seen
}

const isAsked = ({ operation }: AwsCallSeen): boolean => operation === 'AmazonSSM.GetParametersByPath'
const parameter = ([name, value]: readonly [string, string]) => ({
  Name: `${PATH}/${name}`,
  Type: 'SecureString',
  Value: JSON.stringify(value),
})
const answering = (body: unknown, status = 200) => {
  aws.script = (call) =>
    isAsked(call) ? { status, body: typeof body === 'string' ? body : JSON.stringify(body) } : undefined
}
const keeping = (secrets: Readonly<Record<string, string>>) =>
  answering({ Parameters: Object.entries(secrets).map(parameter) })

describe('an executor that is told of secrets', () => {
  test('has them beside its variables', async () => {
    keeping({ TOKEN: CANARY, OTHER: 'x' })
    const variables = { ROUTO_VARIABLES: 'API_URL', API_URL: 'https://api.example' }
    expect(await envSeen({ ...told, ...variables })).toEqual({
      API_URL: 'https://api.example',
      TOKEN: CANARY,
      OTHER: 'x',
    })
  })

  test('asks for its own, decrypted, in a signed request, once however many invocations follow', async () => {
    keeping({ TOKEN: CANARY })
    const { handle } = await start()
    for (const body of ['1', '2']) await handle(sqsEvent(sqsRecord(body)), contextOf())
    const asked = aws.calls.filter(isAsked)
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([{ Path: PATH, WithDecryption: true }])
    expect(asked[0]).toMatchObject({
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        authorization: expect.stringMatching(/Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/ssm\/aws4_request/),
      },
    })
  })

  test('reads on to the last page, over empty ones', async () => {
    const pages = [['A', '1'], undefined, ['B', '2'], undefined] as const
    aws.script = (call) => {
      if (!isAsked(call)) return undefined
      const page = Number(JSON.parse(call.body).NextToken ?? 0)
      const held = pages[page]
      const Parameters = held === undefined ? [] : [parameter(held)]
      const NextToken = page + 1 < pages.length ? String(page + 1) : undefined
      return { status: 200, body: JSON.stringify({ Parameters, NextToken }) }
    }
    expect(await envSeen()).toEqual({ A: '1', B: '2' })
  })

  test('has every text as it was set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (TOKEN) => {
        keeping({ TOKEN })
        expect(await envSeen()).toEqual({ TOKEN })
      }),
      { numRuns: 20 },
    )
  })

  test('waits where too many ask at once', async () => {
    let refusals = 0
    aws.script = (call) => {
      if (!isAsked(call)) return undefined
      refusals += 1
      if (refusals < 3) return { status: 400, body: '{"__type":"ThrottlingException","message":"Rate exceeded"}' }
      return { status: 200, body: JSON.stringify({ Parameters: [parameter(['TOKEN', 'x'])] }) }
    }
    expect(await envSeen()).toEqual({ TOKEN: 'x' })
  })
})

test('an executor that is told of none asks for none', async () => {
  expect(await envSeen({})).toEqual({})
  expect(aws.calls.filter(isAsked)).toEqual([])
})

describe('an executor that cannot have its secrets does not start', () => {
  test('and says what it may not do', async () => {
    const message = 'User: arn:aws:sts::1:assumed-role/R/R is not authorized to perform: ssm:GetParametersByPath'
    answering({ __type: 'AccessDeniedException', Message: message }, 400)
    await expect(start()).rejects.toThrow(
      `ssm:GetParametersByPath on ${PATH} was refused: AccessDeniedException: ${message}; allow ssm:GetParametersByPath on it in the executor's role`,
    )
  })

  test('and says that SSM cannot be reached', async () => {
    const env = { ...told, AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:9' }
    await expect(startExecutor(aws, looking, { env })).rejects.toThrow(
      `ssm:GetParametersByPath on ${PATH} failed: 127.0.0.1:9 could not be reached`,
    )
  })

  test.each([
    ['there are none', { Parameters: [] }],
    ['one was changed by hand', { Parameters: [{ Name: `${PATH}/TOKEN`, Value: CANARY }] }],
    ['the answer is no JSON', `${CANARY}`],
    ['the answer is JSON of something else', { Value: CANARY }],
    ['the answer breaks off', `{"Parameters":[{"Name":"${PATH}/TOKEN","Value":"\\"${CANARY}`],
  ])('when %s, and shows none', async (_name, body) => {
    answering(body)
    const error = await start().then(
      () => undefined,
      (thrown: Error) => thrown,
    )
    expect(error?.message).toBe(`The executor's environment lacks readable secrets at ${PATH}: deploy the route again`)
    expect(`${error?.stack} ${JSON.stringify(error)} ${error?.cause}`).not.toContain(CANARY)
  })
})
