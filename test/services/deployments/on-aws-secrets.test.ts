import { readFile } from 'node:fs/promises'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import { refusal } from '../../targets/aws/secrets/parameters.ts'
import { makeDeployableToAws, openWholeAws, type WholeAws } from './aws-bed.ts'
import { create, type DeploymentsBed, openBed, until } from './bed.ts'

const CANARY = 'canary-8d3f1c7a92'
/** More than are borne in one attempt. */
const PASSING_FAULTS = 22

let aws: WholeAws
let bed: DeploymentsBed

beforeAll(async () => {
  aws = await openWholeAws()
  bed = await openBed({ aws: aws.client })
})
afterAll(async () => {
  await bed.close()
  await aws[Symbol.asyncDispose]()
})

/** Everything in the buckets of the account, by name, with what is in archives. */
async function objects(): Promise<readonly string[]> {
  const { endpoint, credentials, accountId } = aws.account
  const s3 = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true })
  const Bucket = `routo-artefacts-${accountId}-us-east-1`
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }))
  const texts: string[] = []
  for (const { Key = '' } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
    const parts = Key.endsWith('.zip') ? Object.values(unzipSync(bytes)) : [bytes]
    texts.push(...parts.map((part) => `${Key} ${Buffer.from(part).toString('latin1')}`))
  }
  s3.destroy()
  return texts
}

/** All that a member can ask of a deployment. */
const EVERYTHING = `state failure { code message providerMessage explanation nextActions { title command mutation } }
  events { nodes { message data } } plan { template changes { properties { path before after } } policies { message } }
  stacks { outputs statusReason resources { nodes { physicalId statusReason } } } artifacts { name digest }`

test('a secret gets to where executors read it, and is nowhere else', async () => {
  const { environmentId } = await makeDeployableToAws(bed)
  const set = 'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { code } } }'
  await bed.projects.must(set, { input: { environmentId, secrets: { API_KEY: CANARY } } })
  const shown: unknown[] = []
  const run = async (state: string) => {
    const { id } = await create(bed, { environmentId })
    shown.push(await until(bed, id, state, EVERYTHING))
  }
  await run('SUCCEEDED')
  aws.account.cloudFormation.scenario = { fail: [{ logicalId: 'CopyExecutor', at: 'UPDATE', reason: 'no room' }] }
  await bed.projects.must(set, { input: { environmentId, secrets: { API_KEY: `${CANARY}-again` } } })
  await run('ROLLED_BACK')
  // As AWS does: it shows what it was given, first in faults that may pass, which are logged, and then in a refusal.
  let puts = 0
  aws.parameters.script = (operation, { Value }) => {
    if (operation !== 'PutParameter') return undefined
    puts += 1
    const refused = refusal('ValidationException', `Value ${Value} is not allowed`)
    return puts > PASSING_FAULTS ? refused : { ...refused, status: 500 }
  }
  await bed.projects.must(set, { input: { environmentId, secrets: { API_KEY: `${CANARY}-third` } } })
  await run('FAILED')

  const kept = [...aws.parameters.kept].map(([name, { value }]) => `${name}=${value}`)
  expect(kept).toEqual([expect.stringMatching(`^/routo/store-\\d+/prod/\\d+/API_KEY="${CANARY}"$`)])

  const places: Readonly<Record<string, readonly string[]>> = {
    'what the API shows': shown.map((one) => JSON.stringify(one)),
    'calls of CloudFormation': aws.account.cloudFormation.calls.map((call) => JSON.stringify(call)),
    'objects in buckets': await objects(),
    'the log': bed.logged,
    'the audit log': bed.audited.map((entry) => JSON.stringify(entry)),
    'the store': [
      (await readFile(bed.file)).toString('latin1'),
      (await readFile(`${bed.file}-wal`)).toString('latin1'),
    ],
  }
  for (const [place, texts] of Object.entries(places)) {
    expect([place, texts.length > 0 && texts.every((text) => text.length > 0)]).toEqual([place, true])
    expect([place, texts.filter((text) => text.includes(CANARY)).map((text) => text.slice(0, 200))]).toEqual([
      place,
      [],
    ])
  }
  // What is looked through holds what is to be found there otherwise.
  expect(places['objects in buckets']?.join()).toContain('CopyExecutor')
  expect(places['calls of CloudFormation']?.join()).toContain('CreateChangeSet')
})
