import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createSecretBox } from '../../../services/projects/environments/secret-box.ts'
import { projectsModels } from '../../../services/projects/models.ts'
import type { Stored } from '../../../services/shared/store/collection.ts'
import type { Model } from '../../../services/shared/store/store.ts'
import { makeEnvironment, makeProject, openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'

const SECRET = 'correct-horse-battery-staple'
const key = randomBytes(32)

let bed: ProjectsBed

beforeAll(async () => {
  bed = await openProjectsBed({ key })
})
afterAll(() => bed.close())

const SET =
  'mutation($input: ConfigSetInput!) { environmentConfigSet(input: $input) { environment { id } userErrors { code } } }'

/** Everything that is kept, of whatever kind. */
const everythingKept = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      projectsModels.map((model) => bed.store.collection(model as Model<Stored>).find({ limit: 1_000 })),
    ),
  )

test('a secret stands nowhere: in no document, no log, no answer', async () => {
  const projectId = await makeProject(bed, 'discreet')
  const environmentId = await makeEnvironment(bed, projectId, 'prod')
  const input = { environmentId, variables: { REGION: 'eu-in-the-open' }, secrets: { API_KEY: SECRET } }
  await bed.must(SET, { input })
  await makeEnvironment(bed, projectId, 'copy', { copyConfigFrom: environmentId, idempotencyKey: 'copy' })
  const shown = await bed.must(
    'query($id: ID!) { project(id: $id) { environments { secrets { name digest updatedAt } } auditLog { nodes { action before after } } } }',
    { id: projectId },
  )
  const kept = await everythingKept()
  for (const text of [kept, JSON.stringify(shown), bed.logged.join('')]) {
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain(Buffer.from(SECRET).toString('base64').slice(0, 16))
  }
  // What is not secret is found, so the search would have found the secret.
  expect(kept).toContain('eu-in-the-open')
})

test('the service does not start with another secret than before, and says why', async () => {
  await expect(openWith(randomBytes(32))).rejects.toThrow(/ROUTO_SECRET.*Start with the former one/)
  await bed.restart({ key })
  expect((await bed.must('{ project(slug: "discreet") { environments { secrets { name } } } }')).project).toEqual({
    environments: [{ secrets: [{ name: 'API_KEY' }] }, { secrets: [{ name: 'API_KEY' }] }],
  })
})

const openWith = (other: Buffer) => bed.restart({ key: other })

const place = { environmentId: 'env_1', name: 'API_KEY' }

test('a secret among values that are refused as a whole is not told in the answer', async () => {
  const deep = JSON.parse('['.repeat(70) + ']'.repeat(70))
  const tricky = `${SECRET} at "input"; "`
  const input = { environmentId: 'env_1', secrets: { API_KEY: tricky, DEEP: deep } }
  const { messages } = await bed.ask(undefined, SET, { input })
  expect(messages).toEqual([expect.stringMatching(/ at "input.secrets"; .* levels deep\.$/)])
  expect(messages.join()).not.toContain(SECRET)
})

test('a sealed secret opens only with its key and at its place', () => {
  const box = createSecretBox(key)
  const sealed = box.seal(place, SECRET)
  expect(box.unseal(place, sealed)).toBe(SECRET)
  expect(box.seal(place, SECRET)).not.toBe(sealed)
  for (const wrong of [
    { ...place, environmentId: 'env_2' },
    { ...place, name: 'OTHER' },
  ]) {
    expect(() => box.unseal(wrong, sealed)).toThrow('cannot be opened')
  }
  expect(() => createSecretBox(randomBytes(32)).unseal(place, sealed)).toThrow('cannot be opened')
})

test('a digest depends on the project, the name, the value and the key', () => {
  const [box, other] = [createSecretBox(key), createSecretBox(randomBytes(32))]
  const digest = box.digest('prj_1', 'API_KEY', SECRET)
  expect(box.digest('prj_1', 'API_KEY', SECRET)).toBe(digest)
  const others = [
    box.digest('prj_2', 'API_KEY', SECRET),
    box.digest('prj_1', 'OTHER', SECRET),
    box.digest('prj_1', 'API_KEY', `${SECRET}.`),
    other.digest('prj_1', 'API_KEY', SECRET),
  ]
  expect(new Set([digest, ...others]).size).toBe(5)
})
