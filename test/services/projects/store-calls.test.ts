import { expect, test } from '@jest/globals'
import { notingCalls } from '../../testkit/around-store.ts'
import { everything, makeEnvironment, makeProject, openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'

const DASHBOARD = `query($first: Int) {
  viewer { id name }
  projects(first: $first) {
    totalCount
    pageInfo { hasNextPage }
    nodes {
      id slug name viewerRole updatedAt
      headRevision { number message author { name } diagnostics { severity } }
      routes(first: 20) { totalCount nodes { name from { uri } to { uri } diagnostics { code } revision { number } } }
      environments { name target { kind } promotesFrom { name } variables { name } secrets { name updatedBy { name } usedBy { name } } missingConfig project { slug } }
      members { role email actor { name } environments { name } }
      tokens { name createdBy { name } }
      auditLog(first: 3) { nodes { action actor { name } subject { id } } pageInfo { hasPreviousPage } }
    }
  }
}`

const SET = 'mutation($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { code } } }'
const PUSH =
  'mutation($input: ProjectPushInput!) { projectPush(input: $input) { revision { number } userErrors { code } } }'
const ROUTES = "import { route } from 'routo'\nexport default [route('Copy').from('queue:In').to('queue:Out')]\n"

async function fill(bed: ProjectsBed, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index++) {
    const projectId = await makeProject(bed, `project-${index}`)
    const staging = await makeEnvironment(bed, projectId, 'staging')
    await bed.must(SET, { input: { environmentId: staging, variables: { REGION: 'eu' }, secrets: { API_KEY: 'x' } } })
    await makeEnvironment(bed, projectId, 'prod', { promotesFrom: staging, copyConfigFrom: staging })
    await bed.must(PUSH, { input: { projectId, files: [{ path: 'routes.ts', text: ROUTES }] } })
  }
}

test('a dashboard of 20 projects costs the same calls of the store as one of 2', async () => {
  const calls: string[] = []
  const bed = await openProjectsBed({ around: (store) => notingCalls(store, calls) })
  await fill(bed, 0, 20)
  const callsFor = async (first: number): Promise<readonly string[]> => {
    calls.length = 0
    const { data, messages } = await bed.ask(everything, DASHBOARD, { first })
    expect(messages).toEqual([])
    expect(data.projects.nodes).toHaveLength(first)
    expect(data.projects.nodes[0]).toMatchObject({
      routes: { nodes: [{ name: 'Copy' }] },
      environments: [{ name: 'prod', promotesFrom: { name: 'staging' } }, { name: 'staging' }],
      auditLog: { nodes: [{ action: 'projectPush' }, {}, {}] },
    })
    return [...calls].sort()
  }
  const few = await callsFor(2)
  expect(await callsFor(20)).toEqual(few)
  expect(few.length).toBeLessThan(25)
  await bed.close()
})
