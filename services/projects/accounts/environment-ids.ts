import { type Caller, sees } from '../../shared/caller.ts'
import { kindOf, projectOf } from '../../shared/ids.ts'
import { type UserError, userError } from '../../shared/problems.ts'
import type { AccountsDeps } from './deps.ts'

const FIELD = ['input', 'environmentIds']
/** More than a project can have. */
const MOST = 100

/** What is wrong with the environments that a member or a token is to be limited to. Hidden ones do not exist. */
export async function checkEnvironmentIds(
  { environments }: Pick<AccountsDeps, 'environments'>,
  caller: Caller,
  projectId: string,
  ids: readonly string[],
): Promise<readonly UserError[]> {
  if (ids.length === 0 || ids.length > MOST) {
    const hint = 'Leave environmentIds out for all of the project.'
    return [userError('INVALID', `It is 1 to ${MOST} environments.`, { field: FIELD, hint })]
  }
  const possible = ids.filter((id) => kindOf(id) === 'env' && projectOf(id) === projectId && sees(caller, id))
  const found = await environments.getMany(possible)
  return ids.flatMap((id, index) =>
    found.has(id)
      ? []
      : [
          userError('NOT_FOUND', 'There is no such environment in the project.', {
            field: [...FIELD, String(index)],
            hint: 'Ask for project { environments { id name } }.',
          }),
        ],
  )
}
