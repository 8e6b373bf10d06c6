import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import type { Memory } from '../../../../targets/aws/operations/operation.ts'
import { createSecrets } from '../../../../targets/aws/secrets/create-secrets.ts'
import type { StackDriver } from '../../../../targets/driver.ts'
import { deploy, type Followed, follow } from '../../contract/operations.ts'
import { releaseOf } from '../../contract/releases.ts'
import { openMemory } from '../driver/memory.ts'
import { type OpenedAws, openAws } from '../driver/opened-aws.ts'
import { type Parameters, startParameters } from './parameters.ts'

const CANARY = 'canary-4f1d'
const environmentId = 'env_with_secrets'
const store = route('Store').from('queue:Orders')

let parameters: Parameters
let aws: OpenedAws
let driver: StackDriver
/** Everything that anybody could read afterwards. */
const said: unknown[] = []

beforeAll(async () => {
  parameters = await startParameters()
  const memory = openMemory()
  const recording: Memory = {
    ...memory,
    put(key, value, version) {
      said.push(value)
      return memory.put(key, value, version)
    },
  }
  aws = await openAws({ memory: recording, services: { ssm: parameters.url } })
  driver = aws.another({ secrets: createSecrets({ clients: aws.clients, sleep: async () => {}, random: () => 0.5 }) })
})
afterAll(async () => {
  await aws[Symbol.asyncDispose]()
  await parameters[Symbol.asyncDispose]()
})

async function bring(configVersion: number): Promise<Followed> {
  const release = releaseOf([store], {
    environmentId,
    environment: 'dev',
    deploymentId: `dep_${configVersion}`,
    secrets: { TOKEN: `${CANARY}-${configVersion}` },
    configVersion,
    aws: { secretsVersion: configVersion },
  })
  said.push(await driver.preflight(release), await driver.plan(release))
  const followed = await deploy(driver, release, `bring-${configVersion}-${Math.random()}`)
  said.push(followed, await driver.describe(environmentId))
  return followed
}

/** Where executors of the stack are told to look. */
async function toldPaths(): Promise<readonly (string | undefined)[]> {
  const stacks = await driver.describe(environmentId)
  return stacks.map(({ template }) => /URLSuffix\}(\/routo[^"]*)/.exec(template)?.[1])
}
const kept = (): readonly string[] => [...parameters.kept.keys()]

test('stacks find the secrets that they were deployed with, whatever becomes of later deployments, and no others are left', async () => {
  expect((await bring(7)).outcome).toBe('succeeded')
  expect([await toldPaths(), kept()]).toEqual([['/routo/acme/dev/7'], ['/routo/acme/dev/7/TOKEN']])

  aws.account.cloudFormation.scenario = { fail: [{ logicalId: 'StoreExecutor', at: 'UPDATE', reason: 'not now' }] }
  expect((await bring(8)).outcome).toBe('rolled-back')
  expect([await toldPaths(), kept()]).toEqual([['/routo/acme/dev/7'], ['/routo/acme/dev/7/TOKEN']])

  aws.account.cloudFormation.scenario = {}
  expect((await bring(9)).outcome).toBe('succeeded')
  expect([await toldPaths(), kept()]).toEqual([['/routo/acme/dev/9'], ['/routo/acme/dev/9/TOKEN']])

  await driver.destroy(environmentId, 'EMPTY_AND_DELETE', 'destroy')
  said.push(await follow(driver, 'destroy'))
  expect(kept()).toEqual([])
})

test('no secret was in a template, a change, an event, an answer or a document on the way', () => {
  const { calls } = aws.account.cloudFormation
  expect(calls.map(({ action }) => action)).toEqual(expect.arrayContaining(['CreateChangeSet', 'DeleteStack']))
  expect(said.length).toBeGreaterThan(20)
  expect(JSON.stringify([said, calls])).not.toContain(CANARY)
  // It was on its way: to the one place where it belongs.
  expect(parameters.asked.filter(({ input }) => input.Value?.includes(CANARY))).toHaveLength(3)
})
