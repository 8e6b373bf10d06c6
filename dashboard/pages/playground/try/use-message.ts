import { useSearch } from '@tanstack/react-router'
import { ShowTryableDeadLetter, ShowTryableExecution, type TryableBodyFragment } from '../../../../client/operations.ts'
import { useOperation } from '../../../data/use-operation.ts'
import { type Message, writeHeaders } from './sample.ts'

/** A message that was received, to try a route with. */
export interface KnownMessage {
  readonly id: string
  readonly routeName: string
  readonly message: Message
  /** Why the body is not, or not all of, what was received. */
  readonly problem: string | undefined
}

/** The message that the address names: an execution or a dead letter. */
export function useMessage() {
  const { message: id = '' } = useSearch({ from: '/shell/projects/$project/playground' })
  const isLetter = id.startsWith('dlq_')
  const execution = useOperation(ShowTryableExecution, { id }, { enabled: id.startsWith('exe_') })
  const letter = useOperation(ShowTryableDeadLetter, { id }, { enabled: isLetter })
  const known = isLetter ? ofLetter(letter.data?.deadLetter) : ofExecution(execution.data?.execution)
  const { error, data } = isLetter ? letter : execution
  const isGone = id !== '' && data !== undefined && known === undefined
  return {
    id,
    known: known?.id === id ? known : undefined,
    problem: isGone ? 'This message is no longer kept, or you may not see it. Choose another one.' : error?.message,
  }
}

interface Letter {
  readonly id: string
  readonly routeName: string
  readonly payload: TryableBodyFragment
  readonly execution: { readonly objectKey: string | null } | null
}

const ofLetter = (letter: Letter | null | undefined): KnownMessage | undefined =>
  letter == null ? undefined : known(letter.id, letter.routeName, letter.payload, letter.execution?.objectKey)

interface Execution {
  readonly id: string
  readonly routeName: string
  readonly objectKey: string | null
  readonly input: TryableBodyFragment
}

const ofExecution = (execution: Execution | null | undefined): KnownMessage | undefined =>
  execution == null ? undefined : known(execution.id, execution.routeName, execution.input, execution.objectKey)

const known = (
  id: string,
  routeName: string,
  { text, truncated, redacted, headers }: TryableBodyFragment,
  objectKey: string | null | undefined,
): KnownMessage => ({
  id,
  routeName,
  message: { body: text ?? '', headers: writeHeaders(headers), objectKey: objectKey ?? '' },
  problem: redacted
    ? 'Bodies are for operators and above: ask an admin of the project.'
    : text === null
      ? 'The body was not recorded: paste one here.'
      : truncated
        ? 'Only the beginning of the body was recorded.'
        : undefined,
})
