import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { secretsPath } from '../../../../compiler/plan/naming.ts'
import { route } from '../../../../runtime/route/builder.ts'
import type { Context } from '../../../../runtime/route/functions.ts'
import { createClients } from '../../../../targets/aws/clients.ts'
import { createSecrets } from '../../../../targets/aws/secrets/create-secrets.ts'
import type { Secrets } from '../../../../targets/aws/secrets/secrets.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../../testkit/executor.ts'
import { skipsMoto, startMoto } from '../../../testkit/moto.ts'
import { releaseOf } from '../../contract/releases.ts'
import { credentials, placeIn } from '../places.ts'
import { type Parameters, refusal, startParameters } from './parameters.ts'

const CANARY = 'canary-4f1d'
const place = placeIn('eu-central-1')

const releaseWith = (secrets: Readonly<Record<string, string>>, configVersion = 7) =>
  releaseOf([route('Look').from('queue:In')], { environment: 'dev', secrets, configVersion })

const secretsAt = (endpoint: string): Secrets =>
  createSecrets({ clients: createClients({ endpoint, credentials }), sleep: async () => {}, random: () => 1 })

/** What an executor sees that was deployed with this version, where there are secrets. */
async function seenBy(url: string, version: number, at = place): Promise<Context['env']> {
  let seen: Context['env'] = {}
  const look = (body: string, { env }: Context): string => {
    seen = env
    return body
  }
  const env = {
    ROUTO_SECRETS: `https://ssm.eu-central-1.amazonaws.com${secretsPath(at, version)}`,
    AWS_ENDPOINT_URL_SSM: url,
  }
  const queueUrl = (name: string): string => `https://sqs.eu-central-1.amazonaws.com/1/${name}`
  const { handle } = await startExecutor({ url, queueUrl }, route('Look').from('queue:In').process(look), { env })
  await handle(sqsEvent(sqsRecord('x')), contextOf())
  return seen
}

const many = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`SECRET_${index}`, `value ${index}`]))

const doubles: readonly (readonly [string, typeof startParameters | typeof startMoto, boolean])[] = [
  ['a scripted Parameter Store', startParameters, false],
  ['moto', startMoto, skipsMoto],
]

describe.each(doubles)('on %s', (_name, start, isSkipped) => {
  const testHere = isSkipped ? test.skip : test
  let url: string
  let stop: () => PromiseLike<void>
  beforeAll(async () => {
    if (isSkipped) return
    const double = await start()
    url = double.url
    stop = () => double[Symbol.asyncDispose]()
  })
  afterAll(async () => {
    await stop?.()
  })

  testHere('executors have what was put for their version, however much it is', async () => {
    await secretsAt(url).put(place, releaseWith(many))
    expect(await seenBy(url, 7)).toEqual(many)
  })

  testHere('executors have each text as it was set', async () => {
    const texts = ['', ' ', '{{ssm:other}}', '{{{', '100 %', 'ü\n"\\', '-----BEGIN KEY-----\nx\n-----END KEY-----\n']
    const odd = Object.fromEntries(texts.map((text, index) => [`ODD_${index}`, text]))
    await secretsAt(url).put(place, releaseWith(odd, 8))
    expect(await seenBy(url, 8)).toEqual(odd)
  })

  testHere('what is gone, and what has changed, is gone and changed', async () => {
    const secrets = secretsAt(url)
    await secrets.put(place, releaseWith({ KEPT: '1', CHANGED: '2', GONE: '3' }, 9))
    await secrets.put(place, releaseWith({ KEPT: '1', CHANGED: 'two', NEW: '4' }, 9))
    expect(await seenBy(url, 9)).toEqual({ KEPT: '1', CHANGED: 'two', NEW: '4' })
  })

  testHere('sweeping leaves the version that is deployed, and everything of neighbours', async () => {
    const secrets = secretsAt(url)
    const at = { ...place, environment: 'prod' }
    const neighbours = [
      { ...at, environment: 'prod2' },
      { ...at, project: 'acme2' },
    ]
    for (const version of [1, 2, 10]) await secrets.put(at, releaseWith({ ...many, V: `${version}` }, version))
    for (const other of neighbours) await secrets.put(other, releaseWith({ OTHER: 'x' }, 2))

    await secrets.sweep(at, { configVersion: 1 })
    expect(await seenBy(url, 1, at)).toEqual({ ...many, V: '1' })
    for (const version of [2, 10]) await expect(seenBy(url, version, at)).rejects.toThrow('readable secrets')
    await secrets.sweep(at)
    await expect(seenBy(url, 1, at)).rejects.toThrow('readable secrets')
    for (const other of neighbours) expect(await seenBy(url, 2, other)).toEqual({ OTHER: 'x' })
  })
})

describe('secrets', () => {
  let store: Parameters
  let secrets: Secrets
  beforeAll(async () => {
    store = await startParameters()
    secrets = secretsAt(store.url)
  })
  afterAll(async () => {
    await store[Symbol.asyncDispose]()
  })
  beforeEach(() => {
    store.kept.clear()
    store.asked.length = 0
    store.script = () => undefined
  })
  const written = () =>
    store.asked.flatMap(({ operation, input }) => (operation === 'PutParameter' ? [input.Name] : []))

  test('are kept under the names of project and environment, with tags that say so', async () => {
    await secrets.put(place, releaseWith({ TOKEN: CANARY }))
    expect([...store.kept]).toEqual([
      [
        '/routo/acme/dev/7/TOKEN',
        expect.objectContaining({ tags: { 'routo:project': 'acme', 'routo:environment': 'dev' } }),
      ],
    ])
  })

  test('are written once, and then only where they have changed', async () => {
    await secrets.put(place, releaseWith({ A: '1', B: '2' }))
    store.asked.length = 0
    await secrets.put(place, releaseWith({ A: '1', B: '2' }))
    expect(written()).toEqual([])
    await secrets.put(place, releaseWith({ A: '1', B: 'two' }))
    expect(written()).toEqual(['/routo/acme/dev/7/B'])
  })

  test('are not asked for where there are none', async () => {
    await secrets.put(place, releaseWith({}))
    expect(store.asked).toEqual([])
  })

  test.each([0, 1, 2, 3])('are all there once they are put again after a crash: %d calls', async (calls) => {
    await secrets.put(place, releaseWith({ GONE: 'x', CHANGED: 'x' }))
    let left = calls
    store.script = () => {
      left -= 1
      return left < 0 ? refusal('AccessDeniedException', 'the end') : undefined
    }
    await expect(secrets.put(place, releaseWith({ CHANGED: 'y', NEW: 'z' }))).rejects.toThrow('the end')
    store.script = () => undefined
    await secrets.put(place, releaseWith({ CHANGED: 'y', NEW: 'z' }))
    expect(await seenBy(store.url, 7)).toEqual({ CHANGED: 'y', NEW: 'z' })
  })

  test('are put by two at once', async () => {
    await Promise.all([secrets.put(place, releaseWith(many)), secrets.put(place, releaseWith(many))])
    expect(await seenBy(store.url, 7)).toEqual(many)
  })

  test('wait where an account has written too much', async () => {
    let refusals = 0
    store.script = (operation) => {
      if (operation !== 'PutParameter' || refusals === 3) return undefined
      refusals += 1
      return refusal('ThrottlingException', 'Rate exceeded')
    }
    await secrets.put(place, releaseWith({ TOKEN: 'x' }))
    expect(await seenBy(store.url, 7)).toEqual({ TOKEN: 'x' })
  })

  test('that SSM has no room for are found before anything is put', () => {
    const release = releaseWith({ FITS: 'x'.repeat(4_094), TOO_LARGE: CANARY.repeat(400), QUOTED: '"'.repeat(2_048) })
    const found = secrets.check(release)
    expect(found).toMatchObject([
      { code: 'SECRET_TOO_LARGE', level: 'ERROR', message: expect.stringContaining('TOO_LARGE takes 4402 bytes') },
      { code: 'SECRET_TOO_LARGE', message: expect.stringContaining('QUOTED takes 4098 bytes') },
    ])
    expect(JSON.stringify(found)).not.toContain(CANARY)
  })

  test('that are found to fit are taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' }), async (TOKEN) => {
        store.kept.clear()
        const release = releaseWith({ TOKEN })
        fc.pre(secrets.check(release).length === 0)
        await secrets.put(place, release)
        expect(await seenBy(store.url, 7)).toEqual({ TOKEN })
      }),
      { numRuns: 10 },
    )
  })

  test('that may not be written are told in the words of AWS', async () => {
    store.script = () => refusal('AccessDeniedException', 'User: X is not authorized to perform: ssm:PutParameter')
    await expect(secrets.put(place, releaseWith({ TOKEN: CANARY }))).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringContaining('User: X is not authorized to perform: ssm:PutParameter'),
    })
  })

  test.each([
    ['AWS shows what it refuses', () => refusal('ValidationException', `1 error: Value '${CANARY}' is not good`)],
    ['AWS fails', () => ({ status: 500, body: JSON.stringify({ __type: 'InternalServerError', message: CANARY }) })],
    ['something else answers', () => ({ status: 200, body: `<html>${CANARY}</html>` })],
    ['something else refuses', () => ({ status: 403, body: `${CANARY} is forbidden` })],
  ])('are in no error: %s', async (_name, answer) => {
    for (const failing of ['PutParameter', 'GetParametersByPath']) {
      store.script = (operation) => (operation === failing ? answer() : undefined)
      const error = await secrets.put(place, releaseWith({ TOKEN: CANARY })).then(
        () => undefined,
        (thrown: Error) => thrown,
      )
      expect(error?.name).toBe('TargetError')
      expect(`${error?.stack} ${JSON.stringify(error)} ${String(error?.cause)}`).not.toContain(CANARY)
    }
  })
})
