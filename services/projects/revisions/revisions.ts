import { edit, inspect } from '../../../compiler/index.ts'
import { bounded } from '../../shared/bounded.ts'
import type { Caller } from '../../shared/caller.ts'
import type { Idempotent } from '../../shared/idempotency.ts'
import { problems, userError } from '../../shared/problems.ts'
import { removeRevisions } from './commit.ts'
import type { ProjectPush, RouteDelete, RouteSave } from './inputs.ts'
import { push } from './push.ts'
import type { SavingDeps } from './save.ts'
import { deleteRoute, saveRoute } from './save-route.ts'
import type { SaveAnswer } from './views.ts'

/** Everything that makes a new revision. What revisions are is read through loaders. */
export interface Revisions {
  push(caller: Caller, input: ProjectPush): Promise<SaveAnswer>
  saveRoute(caller: Caller, input: RouteSave): Promise<SaveAnswer>
  deleteRoute(caller: Caller, input: RouteDelete): Promise<SaveAnswer>
  removeProject(projectId: string): Promise<void>
}

export interface RevisionDeps extends Omit<SavingDeps, 'inspect' | 'edit'> {
  readonly idempotent: Idempotent
}

/** How many projects are saved at the same time: the compiler needs a thread with its memory for each. */
const MOST_AT_ONCE = 2
/** Each holds the files of a project, and would wait in vain if there were more before it. */
const MOST_WAITING = 100

export function createRevisions({ idempotent, ...given }: RevisionDeps): Revisions {
  const deps: SavingDeps = { ...given, inspect, edit }
  const next = bounded(MOST_AT_ONCE, MOST_WAITING)
  const inTurn = async (work: () => Promise<SaveAnswer>) => (await next(work)) ?? problems(tooBusy)
  /** A dry run changes nothing, so that there is nothing to do only once. */
  const once = async (caller: Caller, action: string, input: Repeatable, work: () => Promise<SaveAnswer>) =>
    input.dryRun === true ? work() : idempotent({ caller, action, key: input.idempotencyKey, input }, work)
  return {
    push: (caller, input) => inTurn(() => once(caller, 'projectPush', input, () => push(deps, caller, input))),
    saveRoute: (caller, input) => inTurn(() => once(caller, 'routeSave', input, () => saveRoute(deps, caller, input))),
    deleteRoute: (caller, input) => inTurn(() => deleteRoute(deps, caller, input)),
    removeProject: (projectId) => removeRevisions(projectId, deps),
  }
}

const tooBusy = userError('LIMIT_EXCEEDED', 'Too many projects are being saved at this moment.', {
  hint: 'Try again in a few seconds.',
  retryable: true,
})

interface Repeatable {
  readonly dryRun?: boolean | null | undefined
  readonly idempotencyKey?: string | null | undefined
}
