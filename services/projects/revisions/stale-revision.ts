import { type UserError, userError } from '../../shared/problems.ts'
import { changedFiles } from './changes.ts'
import { type Head, type ReadRevisions, revisionId } from './heads.ts'
import type { RevisionRecord } from './model.ts'

/** How many revisions and files are named before the rest is only counted. */
const MOST_NAMED = 5

/** Says who made which revisions since the one that the caller knows, and what they changed. */
export async function staleRevision(
  projectId: string,
  expected: number,
  head: Head,
  read: ReadRevisions,
): Promise<UserError> {
  if (expected > head.number || expected < 0) {
    return stale(`There is no revision ${expected}: ${newest(head)}.`, head)
  }
  const first = Math.max(expected + 1, head.number - MOST_NAMED + 1)
  const numbers = Array.from({ length: head.number - first + 1 }, (_, index) => first + index)
  const ids = [expected, ...numbers].map((number) => revisionId(projectId, number))
  const [known, ...since] = expected === 0 ? [undefined, ...(await read(ids.slice(1)))] : await read(ids)
  const made = since.flatMap((revision) => (revision === undefined ? [] : [describe(revision)]))
  const older = head.number - expected - made.length
  const paths = changedFiles(known?.files ?? [], head.revision?.files ?? []).map(({ path }) => path)
  const files = paths.length === 0 ? 'The files are the same again' : `Changed since: ${listed(paths)}`
  const what = expected === 0 ? 'The project has revisions already' : `Revision ${expected} is not the newest any more`
  return stale(`${what}: ${older > 0 ? `${older} more, then ` : ''}${made.join(', ')}. ${files}.`, head)
}

const newest = ({ number }: Head): string => (number === 0 ? 'the project has none yet' : `the newest is ${number}`)

const stale = (message: string, { number }: Head): UserError =>
  userError('STALE_REVISION', message, {
    field: ['input', 'expectedRevision'],
    hint: `Read revision ${number}, make your change to it, and send expectedRevision: ${number}.`,
  })

const describe = ({ author, number, message }: RevisionRecord): string =>
  `${author.name} made revision ${number}${message === undefined ? '' : ` (${firstLine(message)})`}`

const LONGEST_LINE = 60

const firstLine = (message: string): string => JSON.stringify(message.split('\n', 1)[0]?.slice(0, LONGEST_LINE))

const listed = (paths: readonly string[]): string =>
  paths.length <= MOST_NAMED
    ? paths.join(', ')
    : `${paths.slice(0, MOST_NAMED).join(', ')} and ${paths.length - MOST_NAMED} more`
