import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Identity } from '../../../services/shared/caller.ts'
import { everything, makeProject, member, openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'

let bed: ProjectsBed

beforeAll(async () => {
  bed = await openProjectsBed()
})
afterAll(() => bed.close())

const PAGE = `query($first: Int, $after: String, $filter: ProjectFilter, $orderBy: ProjectOrder) {
  projects(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount nodes { id slug name } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`
const DELETE = 'mutation($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId } }'

const read = async (identity: Identity, variables: object) => (await bed.ask(identity, PAGE, variables)).data.projects

const orders = ['NAME', 'CREATED_AT', 'UPDATED_AT'].flatMap((field) =>
  ['ASC', 'DESC'].map((direction) => ({ field, direction })),
)

/** Projects that come and go. */
async function openWorld(run: string) {
  const there = new Map<string, string>()
  const stays = new Set<string>()
  let made = 0
  const insert = async (where: string) => {
    const slug = `${run}-${where}${made++}`
    const id = await makeProject(bed, slug)
    there.set(id, slug)
    return id
  }
  for (let index = 0; index < 5; index++) stays.add(await insert('m'))
  return {
    stays,
    grants: () => Object.fromEntries([...there.keys()].map((id) => [id, 'VIEWER' as const])),
    insert,
    async remove(which: number) {
      const [id, confirmSlug] = [...there][which % there.size] ?? []
      if (id === undefined) return
      await bed.must(DELETE, { input: { id, confirmSlug } })
      there.delete(id)
      stays.delete(id)
    },
  }
}

/** What happens between two pages: a project comes before or behind those that are there, or one goes. */
const event = fc.oneof(
  fc.constantFrom('a', 'z').map((where) => ({ insert: where })),
  fc.nat({ max: 9 }).map((which) => ({ remove: which })),
)
const walk = fc.record({
  first: fc.integer({ min: 1, max: 4 }),
  orderBy: fc.constantFrom(...orders),
  events: fc.array(fc.array(event, { maxLength: 2 }), { minLength: 1, maxLength: 6 }),
  asOwner: fc.boolean(),
  filtered: fc.boolean(),
})

let runs = 0

interface Walk {
  readonly first: number
  readonly orderBy: (typeof orders)[number]
  readonly events: readonly (readonly ({ readonly insert: string } | { readonly remove: number })[])[]
  readonly asOwner: boolean
  readonly filtered: boolean
}

/** @returns the ids that were seen, and those that were there from the first page to the last */
async function walkPages({ first, orderBy, events, asOwner, filtered }: Walk) {
  const run = `walk${runs++}`
  const world = await openWorld(run)
  const filter = filtered ? { slug: { startsWith: run } } : null
  const seen: string[] = []
  let after: string | undefined
  for (let page = 0; after !== undefined || page === 0; page++) {
    const identity = asOwner ? everything : member('walker', world.grants())
    const { nodes, pageInfo } = await read(identity, { first, after, orderBy, filter })
    expect(nodes.length).toBeLessThanOrEqual(first)
    seen.push(...nodes.map(({ id }: { id: string }) => id))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined
    for (const happens of events[page] ?? []) {
      await ('insert' in happens ? world.insert(happens.insert) : world.remove(happens.remove))
    }
  }
  return { seen, stays: [...world.stays] }
}

test('whoever walks the pages while others insert and delete sees each project that stays exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(walk, async (how) => {
      const { seen, stays } = await walkPages(how)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(stays))
    }),
    { numRuns: 30 },
  )
})

test('a page says truthfully what stands before and behind it', async () => {
  for (const name of ['a', 'b', 'c']) await makeProject(bed, `pages-${name}`)
  const filter = { slug: { startsWith: 'pages-' } }
  const first = await read(everything, { first: 2, filter })
  expect(first).toMatchObject({
    totalCount: 3,
    nodes: [{ slug: 'pages-a' }, { slug: 'pages-b' }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: first.edges[1].cursor },
  })
  const second = await read(everything, { first: 2, filter, after: first.pageInfo.endCursor })
  expect(second).toMatchObject({
    nodes: [{ slug: 'pages-c' }],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  })
  for (const { id, slug } of first.nodes) await bed.must(DELETE, { input: { id, confirmSlug: slug } })
  expect((await read(everything, { first: 2, filter, after: first.pageInfo.endCursor })).pageInfo).toMatchObject({
    hasPreviousPage: false,
  })
  const empty = await read(everything, { filter, after: second.pageInfo.endCursor })
  expect(empty).toMatchObject({ nodes: [], pageInfo: { hasPreviousPage: true, startCursor: null, endCursor: null } })
})

test.each([
  ['none', { first: 0 }],
  ['less than none', { first: -1 }],
  ['too many', { first: 101 }],
  ['a cursor that is none', { after: 'nonsense' }],
  ['an id for a cursor', { after: 'prj_00000000000z' }],
  ['a forged cursor', { after: Buffer.from('["name asc",{"$gt":""},"x"]').toString('base64url') }],
])('a page of %s is refused', async (_what, args) => {
  expect(await bed.ask(everything, PAGE, args)).toMatchObject({ data: null, codes: ['BAD_USER_INPUT'] })
})

test('a cursor of one order is none of another', async () => {
  await makeProject(bed, 'ordered-a')
  const { pageInfo } = await read(everything, { first: 1, orderBy: { field: 'NAME', direction: 'ASC' } })
  const other = { after: pageInfo.endCursor, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }
  expect((await bed.ask(everything, PAGE, other)).codes).toEqual(['BAD_USER_INPUT'])
})

test('projects are filtered by all that is said, for members as for the owner of the installation', async () => {
  const ids: string[] = []
  for (const slug of ['filter-one', 'filter-two', 'filter-three']) ids.push(await makeProject(bed, slug))
  const [one = '', two = ''] = ids
  const some = member('some', { [one]: 'VIEWER', [two]: 'OWNER' })
  const slugs = async (identity: Identity, filter: object) =>
    (await read(identity, { filter })).nodes.map(({ slug }: { slug: string }) => slug)
  expect(await slugs(some, { slug: { startsWith: 'filter' } })).toEqual(['filter-one', 'filter-two'])
  expect(await slugs(some, { slug: { in: ['filter-two', 'filter-three'] } })).toEqual(['filter-two'])
  expect(await slugs(everything, { slug: { in: ['filter-two', 'filter-three'] } })).toEqual([
    'filter-three',
    'filter-two',
  ])
  expect(await slugs(everything, { slug: { eq: 'filter-one' }, name: { contains: 'TWO' } })).toEqual([])
  expect(await slugs(everything, { name: { contains: 'TER-T' } })).toEqual(['filter-three', 'filter-two'])
  expect(await slugs(everything, { slug: { in: [] } })).toEqual([])
  expect(
    await slugs(everything, { slug: { startsWith: 'filter' }, updatedAt: { lt: '2001-01-01T00:00:00Z' } }),
  ).toEqual([])
  expect((await bed.ask(some, PAGE)).data.projects.totalCount).toBe(2)
})
