import type { AwsOptions } from './aws-options.ts'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import type { Plan } from './plan/plan.ts'
import { environmentOf } from './resources/environment.ts'
import { namesOf } from './resources/names.ts'
import { pseudo, type Value } from './template.ts'

type Variables = Readonly<Record<string, string>>

/** Lambda's limit for names and values together. */
const MOST_BYTES = 4_096
const NAME = /^[A-Za-z][A-Za-z0-9_]+$/
/** Lambda's own, and ours: a user's variable of that name would not arrive, or break the executor. */
const RESERVED = /^(?:AWS_|LAMBDA_|ROUTO_|_)|^NODE_OPTIONS$/

/** Whether executors can have these variables. */
export function checkVariables(variables: Variables): readonly Diagnostic[] {
  const names = Object.keys(variables)
  const size = sizeOf(variables)
  return [
    ...names
      .filter((name) => RESERVED.test(name))
      .map((name) =>
        diagnostic(
          'RESERVED_VARIABLE',
          `The variable ${name} belongs to Lambda or to routo itself (AWS_…, LAMBDA_…, ROUTO_…, _…, NODE_OPTIONS): rename it.`,
        ),
      ),
    ...names
      .filter((name) => !RESERVED.test(name) && !NAME.test(name))
      .map((name) =>
        diagnostic(
          'INVALID_VARIABLE',
          `"${name}" cannot name a variable: use two or more letters, digits and underscores, starting with a letter.`,
        ),
      ),
    ...(size > MOST_BYTES ? [tooLarge('The variables take', size)] : []),
  ]
}

/** Whether the variables fit into every executor, beside the names of its queues and buckets. */
export function checkEnvironments(plan: Plan, variables: Variables, aws?: AwsOptions): readonly Diagnostic[] {
  // As if everything were elsewhere: then every value is text, with pseudo parameters whose longest form is known.
  const names = namesOf(plan, { queues: [], buckets: [] }, aws)
  return plan.shards.flatMap(({ executors }) =>
    executors.flatMap((executor) => {
      const size = sizeOf(environmentOf(executor, variables, names))
      if (size <= MOST_BYTES) return []
      const route = executor.route.name
      return [tooLarge(`Route ${route}: the variables and the names of its queues and buckets take`, size, route)]
    }),
  )
}

const tooLarge = (what: string, size: number, route?: string): Diagnostic =>
  diagnostic(
    'ENVIRONMENT_TOO_LARGE',
    `${what} ${size} bytes; a function has room for ${MOST_BYTES}. Keep large values in a file of the project or in a ` +
      'bucket, and spread many targets over several routes.',
    route === undefined ? {} : { route },
  )

const sizeOf = (environment: Readonly<Record<string, Value>>): number =>
  Object.entries(environment).reduce((total, [name, value]) => total + Buffer.byteLength(name + resolved(value)), 0)

const longest: readonly (readonly [string, string])[] = [
  [pseudo.account, '123456789012'],
  [pseudo.region, 'ap-southeast-1'],
  [pseudo.urlSuffix, 'amazonaws.com.cn'],
]

/** Only the text of `Fn::Sub` has parameters; plain text stands as it is. */
function resolved(value: Value): string {
  if (typeof value !== 'object') return String(value)
  return longest.reduce((done, [parameter, name]) => done.replaceAll(parameter, name), Object.values(value).join())
}
