import { graph } from '../../../compiler/index.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated.ts'
import { blobId } from './blobs.ts'
import { changesBetween } from './changes.ts'
import { dependenciesIn } from './dependencies.ts'
import { revisionId } from './heads.ts'
import { inspectionOf } from './loaders.ts'
import type { RevisionRecord } from './model.ts'
import { processorModule } from './processor-modules.ts'
import { routesOf } from './route-views.ts'
import type { ChangeView } from './views.ts'

export const revisionResolvers = {
  Revision: {
    __resolveReference: async ({ id }, { load }) => (await load.revision.load(id)) ?? null,
    files: (revision, _args, context) =>
      Promise.all(
        revision.files.map(async (file) => ({ ...file, text: await textOf(revision, file.digest, context) })),
      ),
    routes: (revision, _args, { load }) => routesOf(revision, load),
    processors: processorsOf,
    dependencies: async (revision, _args, context) => {
      const manifest = revision.files.find(({ path }) => path === 'package.json')
      return manifest === undefined ? [] : dependenciesIn(await textOf(revision, manifest.digest, context))
    },
    diagnostics: async (revision, _args, { load }) => (await inspectionOf(revision, load)).diagnostics,
    graph: async (revision, _args, { load }) =>
      graph((await inspectionOf(revision, load)).routes.map(({ document }) => document)),
    diff: (revision, { against }, context) => diff(revision, against ?? revision.number - 1, context),
  },
} satisfies Resolvers

const textOf = ({ projectId }: RevisionRecord, digest: string, { load }: Context): Promise<string> =>
  load.text.load(blobId(projectId, digest))

/** @throws {Refusal} where there is no revision of that number */
async function diff(revision: RevisionRecord, against: number, context: Context): Promise<readonly ChangeView[]> {
  const { projectId } = revision
  const before = against === 0 ? undefined : await context.load.revision.load(revisionId(projectId, against))
  if (before === undefined && against !== 0) {
    throw new Refusal('BAD_USER_INPUT', `The project has no revision ${against}.`, {
      hint: 'Leave "against" out for the revision before this one; 0 is the empty project.',
    })
  }
  return changesBetween(before, revision, context.load)
}

async function processorsOf(revision: RevisionRecord, _args: unknown, context: Context) {
  const { processors } = await inspectionOf(revision, context.load)
  const digests = new Map(revision.files.map(({ path, digest }) => [path, digest]))
  return Promise.all(
    processors.map(async (found) => {
      const digest = digests.get(found.path) ?? ''
      return processorModule(found, { digest, source: await textOf(revision, digest, context) })
    }),
  )
}
