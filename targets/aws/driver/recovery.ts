import { TargetError } from '../../driver.ts'
import { isStuck, isUnderReview, neverCame } from '../stacks/look.ts'
import { standingOf } from '../stacks/standing.ts'
import type { DriverContext } from './at.ts'
import { begin, claim, newTurn } from './begin.ts'

/**
 * Begins to bring stacks that were left in between to their last good state.
 *
 * @param skip logical ids of what is to be left as it is
 * @throws {TargetError} `NOTHING_TO_RECOVER`
 */
export async function beginRecovery(
  context: DriverContext,
  environmentId: string,
  token: string,
  skip: readonly string[],
): Promise<void> {
  const { documents, artefacts, at } = context
  if ((await documents.operation(token)) !== undefined) return claim(context, environmentId, token)
  const held = (await documents.holdings(environmentId)).value
  const aws = await at(environmentId)
  const bucket = held.stacks.some(({ codeKey }) => codeKey !== undefined) ? await artefacts.bucket(aws.place) : ''
  const standings = await standingOf(
    aws,
    held.stacks.map(({ name }) => name),
  )
  const turns = standings.flatMap(({ name, stack }) => {
    const { StackStatus: status } = stack ?? {}
    if (!isStuck(status) && !neverCame(status) && !isUnderReview(status)) return []
    const key = held.stacks.find((one) => one.name === name)?.codeKey
    const code = key === undefined ? {} : { code: { bucket, before: key, after: key } }
    return [newTurn({ stack: name, job: { do: 'recover', skip, ...code }, isTidying: true })]
  })
  if (turns.length === 0) {
    throw new TargetError('NOTHING_TO_RECOVER', 'No stack of this environment has been left in between.')
  }
  await begin(context, { token, environmentId, kind: 'RECOVER', turns })
  await claim(context, environmentId, token)
}
