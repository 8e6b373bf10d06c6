import type { ProjectFiles } from '../../../compiler/index.ts'
import { projectOf } from '../../shared/ids.ts'
import { hasProblems, notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import { checkFiles, type GivenFile } from '../../shared/project-files/check-files.ts'

/** `RouteTryInput` of the schema. */
export interface RouteTry {
  readonly projectId: string
  readonly revisionId?: string | null | undefined
  readonly files?: readonly GivenFile[] | null | undefined
  readonly routeName: string
  readonly body: string
  readonly headers?: unknown
  readonly objectKey?: string | null | undefined
  readonly timeoutMs?: number | null | undefined
}

const MOST_BODY_BYTES = 1_000_000
const MOST_HEADERS = 50
const LONGEST_HEADER = 2_000
const LONGEST_KEY = 1_024
const SHORTEST_MS = 100
const LONGEST_MS = 10_000
const DEFAULT_MS = 5_000

/** What a message of a try is made of. */
export interface TriedMessage {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly objectKey?: string
  readonly timeoutMs: number
}

/** What is tried, in order. */
export interface CheckedTry {
  readonly message: TriedMessage
  /** Absent: those of a revision. */
  readonly files?: ProjectFiles
}

/** What is to be tried, or everything that is wrong with the input. */
export function checkTry(input: RouteTry): Outcome<CheckedTry> {
  const { body, objectKey, timeoutMs } = input
  const headers = headersIn(input.headers)
  const checked = input.files == null ? {} : checkFiles(input.files)
  const found = [
    ...checkSource(input),
    ...(hasProblems(checked) ? checked.userErrors : []),
    ...(Buffer.byteLength(body) > MOST_BODY_BYTES
      ? [tooLong('body', `${MOST_BODY_BYTES.toLocaleString('en')} bytes`)]
      : []),
    ...(headers === undefined ? [badHeaders()] : []),
    ...(objectKey != null && objectKey.length > LONGEST_KEY ? [tooLong('objectKey', `${LONGEST_KEY} characters`)] : []),
    ...(timeoutMs != null && (timeoutMs < SHORTEST_MS || timeoutMs > LONGEST_MS) ? [badTime()] : []),
  ]
  if (found.length > 0 || hasProblems(checked)) return problems(...found)
  const message = {
    body,
    headers: headers ?? {},
    ...(objectKey != null && { objectKey }),
    timeoutMs: timeoutMs ?? DEFAULT_MS,
  }
  return { message, ...checked }
}

function checkSource({ projectId, revisionId, files }: RouteTry): readonly UserError[] {
  if ((revisionId == null) === (files == null)) {
    const hint = 'Give "files" as they are, or the "revisionId" of what was saved.'
    return [userError('INVALID', 'What is tried is either a revision or files.', { field: ['input'], hint })]
  }
  if (revisionId != null && projectOf(revisionId) !== projectId) {
    return notFound('revision', ['input', 'revisionId']).userErrors
  }
  return []
}

/** Undefined where they are none. */
function headersIn(given: unknown): Readonly<Record<string, string>> | undefined {
  if (given == null) return {}
  if (typeof given !== 'object' || Array.isArray(given)) return undefined
  const entries = Object.entries(given)
  const fit = entries.every(
    ([name, value]) => name.length + String(value).length <= LONGEST_HEADER && typeof value === 'string',
  )
  return fit && entries.length <= MOST_HEADERS ? Object.fromEntries(entries) : undefined
}

const badHeaders = (): UserError =>
  userError('INVALID', `Headers are an object of at most ${MOST_HEADERS} texts.`, {
    field: ['input', 'headers'],
    hint: `Write them as { "name": "value" }, each with at most ${LONGEST_HEADER} characters.`,
  })

const badTime = (): UserError =>
  userError('INVALID', `A try takes ${SHORTEST_MS} to ${LONGEST_MS} milliseconds.`, { field: ['input', 'timeoutMs'] })

const tooLong = (name: string, most: string): UserError =>
  userError('INVALID', `"${name}" has more than ${most}.`, { field: ['input', name] })
