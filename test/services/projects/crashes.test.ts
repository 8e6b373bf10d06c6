import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { auditModel } from '../../../services/projects/audit/model.ts'
import { projectsModels } from '../../../services/projects/models.ts'
import { deletionModel } from '../../../services/projects/project/model.ts'
import { blobModel } from '../../../services/projects/revisions/model.ts'
import type { SubgraphRequest } from '../../../services/shared/server/subgraph.ts'
import type { Stored } from '../../../services/shared/store/collection.ts'
import type { Model, Store } from '../../../services/shared/store/store.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import {
  everything,
  makeEnvironment,
  makeProject,
  openProjectsBed,
  PROBLEMS,
  type ProjectsBed,
} from '../../testkit/projects.ts'

const DELETE =
  'mutation($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId userErrors { code } } }'
const WRITE = /\.(insert|update|upsert|bulk|remove|removeMany)$/

/** A store that fails from the nth write on, as if the process had died there. */
const dyingAfter = (store: Store, lives: { left: number }): Store =>
  aroundStore(store, async (call, name) => {
    if (WRITE.test(name) && lives.left-- <= 0) throw new Error('The process died here.')
    return call()
  })

let bed: ProjectsBed
const lives = { left: Number.POSITIVE_INFINITY }
let clock = Date.now()
let projectId: string

beforeAll(async () => {
  bed = await openProjectsBed({ around: (store) => dyingAfter(store, lives), now: () => new Date(clock) })
})
afterAll(() => bed.close())

/** Cuts work off after some writes, and starts the service again later. @returns whether it got through before */
async function dieAfter(
  survived: number,
  work: () => Promise<{ readonly codes: readonly string[] }>,
): Promise<boolean> {
  lives.left = survived
  const { codes } = await work()
  lives.left = Number.POSITIVE_INFINITY
  // By then nobody believes that the first attempt is still at work.
  clock += 120_000
  await bed.restart()
  return codes.length === 0
}

const creations = [
  {
    what: 'a project',
    query: `mutation($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id members { role } } ${PROBLEMS} } }`,
    inputOf: (name: string) => ({ slug: name, idempotencyKey: name }),
    least: 4,
  },
  {
    what: 'an environment',
    query: `mutation($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${PROBLEMS} } }`,
    inputOf: (name: string) => ({ projectId, name, target: 'LOCAL', idempotencyKey: name }),
    least: 3,
  },
]
test.each(creations)(
  'wherever making $what is cut off, asking again makes it, once',
  async ({ query, inputOf, least }) => {
    projectId = await makeProject(bed, `around-${least}`)
    for (let survived = 0, done = false; !done; survived++) {
      const input = inputOf(`made-${least}-${survived}`)
      done = await dieAfter(survived, () => bed.ask(everything, query, { input }))
      const { projectCreate, environmentCreate } = await bed.must(query, { input })
      const { id, members } = projectCreate?.project ?? environmentCreate.environment
      if (projectCreate) expect(members).toEqual([{ role: 'OWNER' }])
      const entries = await bed.store.collection(auditModel).find({ limit: 1_000 })
      expect(entries.filter(({ subjectId }) => subjectId === id)).toHaveLength(1)
      if (done) expect(survived).toBeGreaterThanOrEqual(least)
    }
  },
)

test('wherever a deletion is cut off, the next start finishes it, and the audit log has it once', async () => {
  // Without any write nothing was decided yet.
  for (let survived = 1, done = false; !done; survived++) {
    const slug = `doomed-${survived}`
    const id = await makeProject(bed, slug)
    await makeEnvironment(bed, id, 'prod')
    await bed.store.collection(blobModel).insert({ id: `${id}:digest`, projectId: id, text: 'export default []' })
    done = await dieAfter(survived, () => bed.ask(everything, DELETE, { input: { id, confirmSlug: slug } }))
    expect(await keptOf(bed.store, id)).toEqual([{ action: 'projectDelete', subjectId: id }])
    expect(await makeProject(bed, slug)).not.toBe(id)
    if (done) expect(survived).toBeGreaterThan(6)
  }
})

test('a deletion is done when every other service knows of it, and until then each start tells them again', async () => {
  const told: string[] = []
  const others = (down: readonly string[]) =>
    Object.fromEntries(
      ['deployments', 'metrics'].map((name) => [
        name,
        {
          execute: async ({ query, variables }: SubgraphRequest) => {
            if (query.startsWith('query')) return { data: {} }
            if (down.includes(name)) return { errors: [new GraphQLError('It is down.')] }
            told.push(`${name} ${variables?.projectId}`)
            return { data: {} }
          },
        },
      ]),
    )
  const id = await makeProject(bed, 'remembered')
  const pending = () => bed.store.collection(deletionModel).find({ limit: 10 })
  await bed.restart({ others: others(['metrics']) })
  const input = { id, confirmSlug: 'remembered' }
  expect((await bed.must(DELETE, { input })).projectDelete.deletedId).toBe(id)
  expect([told, (await pending()).length]).toEqual([[`deployments ${id}`], 1])
  expect(bed.logged.join('\n')).toMatch(/"service":"metrics".*keeps what it has of a deleted project/)
  await bed.restart({ others: {} })
  expect([told.length, (await pending()).length]).toEqual([1, 1])
  await bed.restart({ others: others([]) })
  expect([told, await pending()]).toEqual([[`deployments ${id}`, `deployments ${id}`, `metrics ${id}`], []])
  await bed.restart({ others: others([]) })
  expect(told).toHaveLength(3)
})

/** All documents that say the project's key anywhere, the audit log's entries in short. */
async function keptOf(store: Store, id: string): Promise<readonly object[]> {
  const all = await Promise.all(
    projectsModels.map((model) => store.collection(model as Model<Stored>).find({ limit: 1_000 })),
  )
  return all
    .flat()
    .filter((document) => JSON.stringify(document).includes(id.slice('prj_'.length)))
    .map((document) => ('action' in document && 'subjectId' in document ? entry(document) : document))
}

const entry = ({ action, subjectId }: { readonly action: unknown; readonly subjectId: unknown }) => ({
  action,
  subjectId,
})
