import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { revisionModel } from '../../../services/projects/revisions/model.ts'
import { openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'
import { acme, newProject, type RevisionsBed } from './support.ts'

let service: ProjectsBed
let bed: RevisionsBed

beforeAll(async () => {
  service = await openProjectsBed()
})
beforeEach(async () => {
  bed = await newProject(service)
})
afterAll(() => service.close())

/** What the store has after a writer died right behind the commit: the next revision, of which its project knows nothing. */
async function commitAndDie(): Promise<void> {
  const revisions = service.store.collection(revisionModel)
  const key = bed.projectId.slice('prj_'.length)
  const first = await revisions.get(`rev_${key}_1`)
  if (first === undefined) throw new Error('There is no first revision.')
  await revisions.insert({ ...first, id: `rev_${key}_2`, number: 2, message: 'Orphan', digest: 'other' })
}

test('fifty pushes at once get fifty numbers without a gap, and each is there once', async () => {
  const saved = await Promise.all(
    Array.from({ length: 50 }, (_, n) => bed.push({ 'routes.ts': `export default [] // ${n}` }, { message: `${n}` })),
  )
  const numbers = saved.map(({ revision }) => revision.number).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
  const { revisions } = await bed.project('revisions(first: 100) { totalCount nodes { number message } }')
  expect(revisions.totalCount).toBe(50)
  const kept = new Map(revisions.nodes.map(({ number, message }: Noted) => [number, message]))
  for (const { revision } of saved) expect(kept.get(revision.number)).toBe(revision.message)
})

interface Noted {
  readonly number: number
  readonly message: string
}

test('of pushes that all expect the same revision exactly one is done', async () => {
  const saved = await Promise.all(
    Array.from({ length: 10 }, (_, n) => bed.push({ 'a.ts': `// ${n}` }, { expectedRevision: 0 })),
  )
  expect(saved.filter(({ revision }) => revision !== null)).toHaveLength(1)
  const refused = saved.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))
  expect(refused).toEqual(Array.from({ length: 9 }, () => 'STALE_REVISION'))
})

test('a revision whose writer died is found by the next reader', async () => {
  await bed.push(acme)
  await commitAndDie()
  expect(await bed.project('headRevision { number message } revisions { totalCount nodes { number } }')).toEqual({
    headRevision: { number: 2, message: 'Orphan' },
    revisions: { totalCount: 2, nodes: [{ number: 2 }, { number: 1 }] },
  })
})

test('a revision whose writer died is followed by the next writer', async () => {
  await bed.push(acme)
  await commitAndDie()
  expect((await bed.push(acme, { expectedRevision: 1 })).userErrors).toMatchObject([{ code: 'STALE_REVISION' }])
  expect((await bed.push(acme, { expectedRevision: 2 })).revision.number).toBe(3)
})

test('a request whose answer was lost in a crash is not done twice', async () => {
  const first = await bed.push(acme, { expectedRevision: 0, idempotencyKey: 'k' })
  // The crash took the answer from the store as well.
  const { idempotencyModel } = await import('../../../services/shared/idempotency/model.ts')
  const answers = service.store.collection(idempotencyModel)
  expect(await answers.removeMany({ order: { by: 'expiresAt', direction: 'asc' }, limit: 10 })).toBe(1)
  expect(await bed.push(acme, { expectedRevision: 0, idempotencyKey: 'k' })).toEqual(first)
  expect(await bed.project('revisions { totalCount }')).toEqual({ revisions: { totalCount: 1 } })
})

test('nothing of a deleted project is left, nor of a push that came too late', async () => {
  await bed.push(acme)
  const deletion = `mutation($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId userErrors { message } } }`
  const [late] = await Promise.allSettled([
    bed.push({ ...acme, 'a.ts': 'export {}\n' }),
    service.must(deletion, { input: { id: bed.projectId, confirmSlug: bed.slug } }),
  ])
  expect(late).toMatchObject({ status: 'fulfilled' })
  const { blobModel } = await import('../../../services/projects/revisions/model.ts')
  const where = { projectId: bed.projectId }
  expect(await service.store.collection(blobModel).count({ where })).toBe(0)
  expect(await service.store.collection(revisionModel).count({ where })).toBe(0)
})
