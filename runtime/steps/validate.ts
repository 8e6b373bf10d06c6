import type { MakeHandler } from '../engine/handler.ts'
import type { ValidationProblem } from '../errors.ts'
import { PermanentError } from '../errors.ts'
import { parseJson } from '../json.ts'

/** Bodies that are not JSON of the schema are refused for good: no later attempt could change them. */
export const validate: MakeHandler<'validate'> = ({ schema }) => {
  return (run, next) => {
    const problems = run.ports.validator(schema)(parseJson(run.body))
    if (problems.length > 0) throw invalid(problems)
    return next(run)
  }
}

const MOST_NAMED = 5

function invalid(problems: readonly ValidationProblem[]): PermanentError {
  const named = problems.slice(0, MOST_NAMED).map(({ path, message }) => `${path || 'the body'} ${message}`)
  const more = problems.length > MOST_NAMED ? ` (and ${problems.length - MOST_NAMED} more)` : ''
  return new PermanentError(`the body does not fit the schema: ${named.join('; ')}${more}`, {
    code: 'INVALID_BODY',
    problems,
  })
}
