import { edit, inspect } from '../../../compiler/index.ts'
import { bounded } from '../../shared/bounded.ts'
import { actorOf, type Caller } from '../../shared/caller.ts'
import { hasProblems, problems, userError } from '../../shared/problems.ts'
import { checkFiles } from '../../shared/project-files/check-files.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { ProjectRecord } from '../project/model.ts'
import type { Contents } from '../revisions/save.ts'
import { snapshotOf, tooLarge } from '../revisions/snapshot.ts'
import { editDraft } from './edit-draft.ts'
import type { ProjectCheckInput, RouteEditInput } from './inputs.ts'
import { newestFirst } from './newest-first.ts'
import type { DraftCheck, DraftEdit } from './views.ts'

/** What can be said of files that nobody has saved. Nothing of them is kept. */
export interface Drafts {
  /** Null where there is no such project. */
  check(caller: Caller, input: ProjectCheckInput): Promise<DraftCheck | null>
  /** Null where there is no such project. */
  edit(caller: Caller, input: RouteEditInput): Promise<DraftEdit | null>
}

export interface DraftDeps {
  readonly projects: Pick<Collection<ProjectRecord>, 'get'>
}

/** How many projects are read at the same time: the compiler needs a thread with its memory for each. */
const MOST_AT_ONCE = 2
/** Each holds the files of a project. */
const MOST_WAITING = 100
const MOST_WAITING_OF_ONE = 10

export function createDrafts({ projects }: DraftDeps): Drafts {
  const next = bounded(MOST_AT_ONCE, MOST_WAITING)
  const [checks, edits] = [newestFirst(MOST_WAITING_OF_ONE), newestFirst(MOST_WAITING_OF_ONE)]

  /** Does it where there is such a project, in the caller's turn. */
  const inTurn = async <T extends object>(
    lane: typeof checks,
    caller: Caller,
    projectId: string,
    work: () => Promise<T>,
  ) => {
    if ((await projects.get(projectId)) === undefined) return null
    return (await lane(actorOf(caller).id, () => next(work))) ?? problems(tooBusy)
  }

  return {
    async check(caller, { projectId, files: given }) {
      const checked = checkFiles(given)
      if (hasProblems(checked)) return checked
      return inTurn(checks, caller, projectId, () => check(checked))
    },
    async edit(caller, { projectId, ...input }) {
      return inTurn(edits, caller, projectId, () => editDraft(input, edit))
    },
  }
}

/** What a push looks at, by the same means. */
async function check({ files }: Pick<Contents, 'files'>): Promise<DraftCheck> {
  const inspection = await inspect(files)
  const problem = tooLarge(snapshotOf(files, inspection))
  return problem === undefined ? { files, inspection } : problems(problem)
}

const tooBusy = userError('LIMIT_EXCEEDED', 'Newer requests have come before this one, or too many at this moment.', {
  hint: 'Ask again with the newest files, if nobody has.',
  retryable: true,
})
