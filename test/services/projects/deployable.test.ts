import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemCaller } from '../../../services/shared/caller.ts'
import { makeEnvironment, makeProject, openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'

const ROUTES = `import { route } from 'routo'\nexport default [route('Copy').from('queue:In').to('queue:Out')]\n`
const WRONG = `import { route } from 'routo'\n\nexport default [route('Copy').from('nothing:In')]\n`

let bed: ProjectsBed
let projectId: string
let environmentId: string

const asSystem = async (query: string, variables: object) => bed.ask(systemCaller('x').identity, query, variables)
const deployable = async (id: string, revision?: number) =>
  (
    await asSystem('query ($id: ID!, $revision: Int) { deployable(environmentId: $id, revision: $revision) }', {
      id,
      revision,
    })
  ).data.deployable

async function push(text: string): Promise<string> {
  const mutation =
    'mutation ($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } userErrors { code } } }'
  const input = { projectId, files: [{ path: 'routes.ts', text }] }
  return (await bed.must(mutation, { input })).projectPush.revision.id
}

beforeAll(async () => {
  bed = await openProjectsBed()
  projectId = await makeProject(bed, 'shop')
  environmentId = await makeEnvironment(bed, projectId, 'dev', { protected: true })
})
afterAll(() => bed.close())

test('of an environment deployments learn its names, its target, and which revision there is to deploy', async () => {
  const named = { projectId, project: 'shop', environment: 'dev', target: 'LOCAL', protected: true, configVersion: 0 }
  expect(await deployable(environmentId)).toEqual(named)
  await push(ROUTES)
  await push(WRONG)
  const { revision, ...rest } = await deployable(environmentId)
  expect(rest).toEqual(named)
  expect(revision).toMatchObject({
    number: 2,
    errors: [
      {
        code: 'INVALID_ENDPOINT',
        message: expect.stringContaining('nothing'),
        range: expect.objectContaining({ path: 'routes.ts', startLine: 3 }),
      },
    ],
  })
  expect((await deployable(environmentId, 1)).revision).toMatchObject({ number: 1, errors: [] })
  expect(await deployable(environmentId, 3)).toEqual(named)
  expect(await deployable(`${environmentId.slice(0, -8)}zzzzzzzz`)).toBeNull()
})

test('the files of a revision are as they were pushed', async () => {
  const id = await push(`${ROUTES}// changed\n`)
  const query = 'query ($id: ID!) { deployableFiles(revisionId: $id) }'
  expect((await asSystem(query, { id })).data).toEqual({ deployableFiles: { 'routes.ts': `${ROUTES}// changed\n` } })
  expect((await asSystem(query, { id: `${id}9` })).data).toEqual({ deployableFiles: null })
})

test('services get variables and secrets in plain, and the version that each change moves', async () => {
  const set =
    'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { environment { id } userErrors { code } } }'
  await bed.must(set, { input: { environmentId, variables: { REGION: 'eu' }, secrets: { API_KEY: 'k-1' } } })
  const query = 'query ($id: ID!) { deployableConfig(environmentId: $id) }'
  expect((await asSystem(query, { id: environmentId })).data).toEqual({
    deployableConfig: { configVersion: 1, variables: { REGION: 'eu' }, secrets: { API_KEY: 'k-1' } },
  })
  expect((await deployable(environmentId)).configVersion).toBe(1)
})
