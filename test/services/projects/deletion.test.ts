import { expect, test } from '@jest/globals'
import { projectsModels } from '../../../services/projects/models.ts'
import { blobModel } from '../../../services/projects/revisions/model.ts'
import type { Collection, Stored } from '../../../services/shared/store/collection.ts'
import type { Model, Store } from '../../../services/shared/store/store.ts'
import { everything, makeEnvironment, makeProject, openProjectsBed } from '../../testkit/projects.ts'

const DELETE =
  'mutation($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId userErrors { code } } }'
const writes = ['insert', 'update', 'upsert', 'bulk', 'remove', 'removeMany'] as const

/** A store that fails from the nth write on, as if the process had died there. */
function dyingAfter(store: Store, lives: { left: number }): Store {
  const dying = <T extends Stored>(collection: Collection<T>): Collection<T> => ({
    ...collection,
    ...Object.fromEntries(
      writes.map((name) => [
        name,
        async (...args: unknown[]) => {
          if (lives.left-- <= 0) throw new Error('The process died here.')
          return (collection[name] as (...args: unknown[]) => Promise<unknown>)(...args)
        },
      ]),
    ),
  })
  return { ...store, collection: <T extends Stored>(model: Model<T>) => dying(store.collection(model)) }
}

test('wherever a deletion is cut off, the next start finishes it, and the audit log has it once', async () => {
  const lives = { left: Number.POSITIVE_INFINITY }
  const bed = await openProjectsBed({ around: (store) => dyingAfter(store, lives) })
  for (let survived = 1; ; survived++) {
    const slug = `doomed-${survived}`
    const id = await makeProject(bed, slug)
    await makeEnvironment(bed, id, 'prod')
    await bed.store.collection(blobModel).insert({ id: `${id}:digest`, projectId: id, text: 'export default []' })
    lives.left = survived
    const { codes } = await bed.ask(everything, DELETE, { input: { id, confirmSlug: slug } })
    lives.left = Number.POSITIVE_INFINITY
    await bed.restart()
    const kept = await keptOf(bed.store, id)
    expect(kept).toEqual([{ action: 'projectDelete', subjectId: id }])
    expect(await makeProject(bed, slug)).not.toBe(id)
    // Everything went through: there was no further write to die at.
    if (codes.length === 0) {
      expect(survived).toBeGreaterThan(6)
      break
    }
  }
  await bed.close()
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
