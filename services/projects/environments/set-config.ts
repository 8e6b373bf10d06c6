import { actorOf, type Caller, may } from '../../shared/caller.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { forbidden } from '../../shared/refusal.ts'
import { type CheckedConfig, checkConfig, checkTotal } from './check-config.ts'
import type { EnvironmentDeps } from './deps.ts'
import type { ConfigChange } from './inputs.ts'
import type { EnvironmentAnswer, EnvironmentRecord } from './model.ts'

/** Each time at least one of those who change an environment at once gets through. */
const MOST_ATTEMPTS = 100

/**
 * Sets and unsets all that is named, or nothing. What was a variable and is set as a secret is no variable any more, and the
 * other way round; what others set at the same time stays.
 *
 * @throws {Refusal} for who may not change a protected environment
 */
export async function setConfig(
  deps: EnvironmentDeps,
  caller: Caller,
  input: ConfigChange,
): Promise<Outcome<EnvironmentAnswer>> {
  const id = input.environmentId
  const change = checkConfig(input)
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const before = await deps.environments.get(id)
    if (before === undefined) return notFound('environment', ['input', 'environmentId'])
    if (before.protected && !may(caller, 'environments:write', id)) throw forbidden('environments:write')
    if (!('variables' in change)) return problems(...change)
    const after = configAfter(deps, caller, before, change)
    const found = checkTotal(valuesOf(after.variables))
    if (found.length > 0) return problems(...found)
    if (await deps.environments.update(id, { set: after }, { configVersion: before.configVersion })) {
      await deps.audit(caller, {
        action: 'environmentConfigSet',
        projectId: before.projectId,
        subjectId: id,
        before: shown(before, change),
        after: shown(after, change),
      })
      return { environmentId: id }
    }
  }
  return problems(
    userError('CONFLICT', 'Too many others are changing this environment.', { hint: 'Try again.', retryable: true }),
  )
}

type Config = Pick<EnvironmentRecord, 'variables' | 'secrets' | 'configVersion'>

function configAfter(
  { box, now }: EnvironmentDeps,
  caller: Caller,
  before: EnvironmentRecord,
  { variables, secrets, unset }: CheckedConfig,
): Config {
  const { id: environmentId, projectId } = before
  const updatedAt = now()
  return {
    variables: {
      ...without(before.variables, [...unset, ...Object.keys(secrets)]),
      ...mapped(variables, (_, value) => ({ value, updatedAt })),
    },
    secrets: {
      ...without(before.secrets, [...unset, ...Object.keys(variables)]),
      ...mapped(secrets, (name, value) => ({
        sealed: box.seal({ environmentId, name }, value),
        digest: box.digest(projectId, name, value),
        updatedAt,
        updatedBy: actorOf(caller),
      })),
    },
    configVersion: before.configVersion + 1,
  }
}

/** What an admin may see of what was changed: values of variables, and only the names of secrets. */
function shown({ variables, secrets }: Pick<Config, 'variables' | 'secrets'>, change: CheckedConfig) {
  const touched = new Set([...Object.keys(change.variables), ...Object.keys(change.secrets), ...change.unset])
  return {
    variables: Object.fromEntries(Object.entries(valuesOf(variables)).filter(([name]) => touched.has(name))),
    secrets: Object.keys(secrets).filter((name) => touched.has(name)),
  }
}

const valuesOf = (variables: EnvironmentRecord['variables']) => mapped(variables, (_, { value }) => value)

const without = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (name: string, value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(name, value)]))
