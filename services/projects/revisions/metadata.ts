import { type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import type { RevisionMetadata } from './commit.ts'
import type { GivenGit } from './inputs.ts'

const LONGEST_MESSAGE = 2_000
const LONGEST_NAME = 250
/** `git@host:path`, as git itself writes it. */
const SCP = /^[\w.-]+@[\w.-]+:[\w./~-]+$/
/** Others could do something when they are clicked on, like `javascript:`. */
const SCHEMES = /^(?:https?|ssh|git):$/
const COMMIT = /^[0-9a-f]{7,64}$/i

interface GivenMetadata {
  readonly message?: string | null | undefined
  readonly source?: RevisionMetadata['source'] | null | undefined
  readonly git?: GivenGit | null | undefined
}

/** What a client says of the revision it makes. Credentials in the URL of a repository are not kept. */
export function checkMetadata({
  message,
  source,
  git,
}: GivenMetadata): Outcome<{ readonly metadata: RevisionMetadata }> {
  const found = [...checkMessage(message), ...(git == null ? [] : checkGit(git))]
  if (found.length > 0) return problems(...found)
  return {
    metadata: {
      source: source ?? 'API',
      ...(message != null && message !== '' && { message }),
      ...(git != null && { git: gitOf(git) }),
    },
  }
}

function checkMessage(message: string | null | undefined): readonly UserError[] {
  if (message == null || message.length <= LONGEST_MESSAGE) return []
  const text = `The message has ${message.length} characters; at most ${LONGEST_MESSAGE} are kept.`
  return [userError('LIMIT_EXCEEDED', text, { field: ['input', 'message'] })]
}

function checkGit({ commit, branch, url }: GivenGit): readonly UserError[] {
  const field = (name: string) => ({ field: ['input', 'git', name] })
  const found: UserError[] = []
  if (!COMMIT.test(commit)) {
    found.push(userError('INVALID', 'A commit is named by 7 to 64 hexadecimal digits.', field('commit')))
  }
  if ((branch?.length ?? 0) > LONGEST_NAME) {
    found.push(userError('LIMIT_EXCEEDED', `The branch has more than ${LONGEST_NAME} characters.`, field('branch')))
  }
  if (url != null && !isRepository(url)) {
    const message = `The URL of the repository is none of http, https, ssh or git, or has more than ${LONGEST_NAME} characters.`
    found.push(userError('INVALID', message, field('url')))
  }
  return found
}

const isRepository = (url: string): boolean =>
  url.length <= LONGEST_NAME && (SCP.test(url) || SCHEMES.test(URL.parse(url)?.protocol ?? ''))

function gitOf({ commit, branch, dirty, url }: GivenGit): NonNullable<RevisionMetadata['git']> {
  return {
    commit: commit.toLowerCase(),
    dirty: dirty ?? false,
    ...(branch != null && { branch }),
    ...(url != null && { url: withoutCredentials(url) }),
  }
}

function withoutCredentials(text: string): string {
  const url = URL.parse(text)
  if (url === null || SCP.test(text)) return text
  url.password = ''
  // The name is part of the address with SSH, and may be a token with HTTP.
  if (/^https?:$/.test(url.protocol)) url.username = ''
  return url.href
}
