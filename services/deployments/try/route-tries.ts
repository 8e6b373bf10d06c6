import { bounded } from '../../shared/bounded.ts'
import { hasProblems, notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { Source } from '../source/source.ts'
import { type CheckedTry, checkTry, type RouteTry, type TriedMessage } from './check-input.ts'
import { createPrepare, type Prepared } from './prepare.ts'
import { defaultSandboxLimits, runInSandbox, type SandboxLimits } from './sandbox.ts'
import { type TryAnswer, toAnswer } from './views.ts'

/** Tries routes: what one would do with a message, without anything that it would do being done. */
export interface RouteTries {
  run(input: RouteTry): Promise<Outcome<TryAnswer>>
}

/** Each takes a process, and reading its project a thread. */
const MOST_AT_ONCE = 2
const MOST_WAITING = 20

export function createRouteTries(
  source: Pick<Source, 'files'>,
  limits: SandboxLimits = defaultSandboxLimits,
): RouteTries {
  const prepare = createPrepare()
  const next = bounded(MOST_AT_ONCE, MOST_WAITING)

  async function run({ revisionId, routeName }: RouteTry, checked: CheckedTry): Promise<Outcome<TryAnswer>> {
    const files = checked.files ?? (await source.files(revisionId ?? ''))
    if (files === undefined) return notFound('revision', ['input', 'revisionId'])
    const prepared = await prepare(files, routeName)
    if (hasProblems(prepared)) return prepared
    try {
      return await runPrepared(prepared, checked.message, limits)
    } finally {
      await prepared.remove()
    }
  }

  return {
    async run(input) {
      const checked = checkTry(input)
      if (hasProblems(checked)) return checked
      return (await next(() => run(input, checked))) ?? problems(tooBusy)
    },
  }
}

async function runPrepared(
  { program, folder, module, codeFolder }: Prepared,
  message: TriedMessage,
  limits: SandboxLimits,
): Promise<TryAnswer> {
  const run = await runInSandbox(program, folder, { ...message, module }, limits)
  return toAnswer(run, codeFolder, {
    TIMEOUT: `The route did not come to an end within ${message.timeoutMs} ms.`,
    OUT_OF_MEMORY: `The route took more than ${limits.memoryMb} MB of memory.`,
    TOO_MUCH_OUTPUT: `There is more to say of the try than ${limits.outputBytes.toLocaleString('en')} bytes.`,
    EXITED: 'The code ended its process.',
  })
}

const tooBusy = userError('LIMIT_EXCEEDED', 'Too many routes are being tried at this moment.', {
  hint: 'Try again in a few seconds.',
  retryable: true,
})
