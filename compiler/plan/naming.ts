import { createHash } from 'node:crypto'
import { pseudo } from '../template.ts'
import { routeIds } from './logical-ids.ts'
import type { Plan, Scope } from './plan.ts'

const QUEUE_NAME_LIMIT = 80
const FUNCTION_NAME_LIMIT = 64
/** 63 less the account id (12), the longest region (14) and two hyphens. */
const BUCKET_PREFIX_LIMIT = 35
const HASH_LENGTH = 8
/** What is left of the project's name, at the least, when a name is cut. */
const SHORTEST_PROJECT = 8

const SCOPE_NAME = /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/*
 * Physical names are derived and never chosen, so that a resource can be referred to from another stack without an
 * export or a parameter, and so that the same route has the same queue after every deployment.
 */

/** Of any queue: shared, inbox or dead letters. */
export const queueName = (scope: Scope, logicalId: string): string => derive(scope, logicalId, QUEUE_NAME_LIMIT)

/** Of an executor. */
export const functionName = (scope: Scope, logicalId: string): string => derive(scope, logicalId, FUNCTION_NAME_LIMIT)

/** The group Lambda itself would choose, so that consoles and tools find it. */
export const logGroupName = (scope: Scope, executorId: string): string =>
  `/aws/lambda/${functionName(scope, executorId)}`

/** Of an API of a shard. Vended log names keep the account's one delivery policy short. */
export const accessLogGroupName = (scope: Scope, shard: number): string =>
  `/aws/vendedlogs/routo/${scope.project}/${scope.environment}/http-${shard}`

/**
 * Bucket names are shared by all the world, hence account and region; text for `Fn::Sub`. They are lower case, which
 * cannot make two equal: names that differ by case alone are refused by the checks.
 */
export const bucketName = (scope: Scope, logicalId: string): string =>
  `${derive(scope, logicalId, BUCKET_PREFIX_LIMIT).toLowerCase()}-${pseudo.account}-${pseudo.region}`

/** Where the secrets of an environment are among the parameters of the account. */
export const secretsRoot = ({ project, environment }: Scope): string => `/routo/${project}/${environment}`

/**
 * Where those of one version of its configuration are. Versions have places of their own, so that executors that a failed
 * deployment has left as they were, or brought back, start with the secrets they had.
 */
export const secretsPath = (scope: Scope, version: number): string => `${secretsRoot(scope)}/${version}`

/** Physical name by logical id, of everything in the plan that people look for in a console. */
export function physicalNames(plan: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    plan.shards.flatMap(({ executors, queues, buckets }) => [
      ...executors.flatMap(({ logicalId, route }) => [
        [logicalId, functionName(plan, logicalId)],
        [routeIds(route.name).logs, logGroupName(plan, logicalId)],
      ]),
      ...queues.map(({ logicalId }) => [logicalId, queueName(plan, logicalId)]),
      ...buckets.map(({ logicalId }) => [logicalId, bucketName(plan, logicalId)]),
    ]),
  )
}

/** @throws when project or environment cannot stand in the name of a bucket */
export function assertScope({ project, environment }: Scope): void {
  for (const [what, name] of Object.entries({ project, environment })) {
    if (SCOPE_NAME.test(name)) continue
    throw new TypeError(
      `"${name}" cannot name the ${what}: use 1 to 40 lower-case letters and digits, with single hyphens between them, starting with a letter`,
    )
  }
}

/**
 * `<project>-<environment>-<id>`. A hash stands at the end of what was cut, and of what would be ambiguous: with a
 * hyphen in the environment, `a` + `b-c` and `a-b` + `c` read alike.
 */
function derive({ project, environment }: Scope, id: string, limit: number): string {
  const tail = `-${environment}-${id}`
  if (project.length + tail.length <= limit && !environment.includes('-')) return project + tail
  const room = limit - HASH_LENGTH - 1
  const head = project.slice(0, Math.max(room - tail.length, SHORTEST_PROJECT))
  return `${trimmed(trimmed(head) + tail, room)}-${hash(`${project}/${environment}/${id}`)}`
}

const trimmed = (text: string, length = text.length): string => text.slice(0, length).replace(/-+$/, '')

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH)
