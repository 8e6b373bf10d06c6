import type { AwsOptions } from './aws-options.ts'
import { type Diagnostic, diagnostic, hasErrors } from './diagnostic.ts'
import { apiIds } from './plan/logical-ids.ts'
import type { Plan, Shard } from './plan/plan.ts'
import { bounded } from './resources/boundary.ts'
import { bucket } from './resources/bucket.ts'
import { environmentOf } from './resources/environment.ts'
import { eventSource } from './resources/event-source.ts'
import { CODE_BUCKET, executor } from './resources/executor.ts'
import { httpApi } from './resources/http-api.ts'
import { httpRoute } from './resources/http-route.ts'
import { type Names, namesOf } from './resources/names.ts'
import { queue } from './resources/queue.ts'
import { executorRole } from './resources/role.ts'
import { schedule } from './resources/schedule.ts'
import { getAtt, type Resources, type Template, type TemplateResource, templateText } from './template.ts'
import { checkEnvironments, checkVariables } from './variables.ts'

/** CloudFormation's own limits. */
const MOST_RESOURCES = 500
const MOST_BYTES = 1_000_000

/** What a template says beside the plan. */
export interface EmitOptions {
  /** Key of the code bundle in the code bucket: `code/<sha256>.zip`. */
  readonly codeKey: string
  /** The user's variables, the same for every route. */
  readonly variables: Readonly<Record<string, string>>
  /** What an account of AWS has, and other targets have not. */
  readonly aws?: AwsOptions
}

/** The template of one shard, as a value and as the text to upload. */
export interface EmittedTemplate {
  readonly shard: number
  readonly template: Template
  readonly text: string
}

/** Says a plan in CloudFormation's words. The same plan gives the same text, byte by byte. */
export function emit(
  plan: Plan,
  options: EmitOptions,
): { readonly templates: readonly EmittedTemplate[]; readonly diagnostics: readonly Diagnostic[] } {
  const wrong = checkVariables(options.variables)
  if (hasErrors(wrong)) return { templates: [], diagnostics: wrong }
  // In whatever order they were given: the order does not show.
  const variables = Object.fromEntries(Object.entries(options.variables).sort(byName))
  const templates = plan.shards.map((shard) => {
    const template = templateOf(shard, plan, { ...options, variables })
    return { shard: shard.id, template, text: templateText(template) }
  })
  return {
    templates,
    diagnostics: [...wrong, ...checkEnvironments(plan, variables, options.aws), ...templates.flatMap(checkSize)],
  }
}

function templateOf(shard: Shard, { project, environment }: Plan, options: EmitOptions): Template {
  const names = namesOf({ project, environment }, shard, options.aws)
  const resources = resourcesOf(shard, names, options)
  const { boundaryArn } = options.aws ?? {}
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `routo: project ${project}, environment ${environment}, shard ${shard.id}`,
    Parameters: {
      [CODE_BUCKET]: { Type: 'String', Description: 'Name of the S3 bucket that holds the code bundle' },
    },
    Resources: boundaryArn === undefined ? resources : bounded(resources, boundaryArn),
    ...(shard.httpRoutes.length > 0 && {
      Outputs: { [apiIds.url]: { Description: 'URL of the http routes', Value: getAtt(apiIds.api, 'ApiEndpoint') } },
    }),
  }
}

const resourcesOf = (shard: Shard, names: Names, { codeKey, variables }: EmitOptions): Resources =>
  merged([
    ...shard.executors.flatMap((need) => [
      executor(need, environmentOf(need, variables, names), codeKey, names),
      executorRole(need, names),
      eventSource(need, names),
    ]),
    ...shard.queues.map((need) => queue(need, names)),
    ...shard.buckets.map((need) => bucket(need, names)),
    httpApi(shard, names),
    ...shard.httpRoutes.map((need) => httpRoute(need, names)),
    ...shard.schedules.map((need) => schedule(need, names)),
  ])

/**
 * Everything in one, by logical id, so that the order of the routes does not show.
 *
 * @throws when two resources have one logical id: the checks let a clash of names through
 */
function merged(families: readonly Resources[]): Resources {
  const byId = new Map<string, TemplateResource>()
  for (const family of families) {
    for (const [id, resource] of Object.entries(family)) {
      if (byId.has(id)) throw new TypeError(`two resources are named ${id}: check the routes before planning them`)
      byId.set(id, resource)
    }
  }
  // `Object.fromEntries` would take ten times as long.
  const resources: Record<string, TemplateResource> = {}
  for (const [id, resource] of [...byId].sort(byName)) resources[id] = resource
  return resources
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

function checkSize({ shard, template, text }: EmittedTemplate): readonly Diagnostic[] {
  const count = Object.keys(template.Resources).length
  if (count <= MOST_RESOURCES && Buffer.byteLength(text) <= MOST_BYTES) return []
  return [
    diagnostic(
      'STACK_TOO_LARGE',
      `Shard ${shard} has ${count} resources in ${Buffer.byteLength(text)} bytes; a stack holds ${MOST_RESOURCES} in ` +
        `${MOST_BYTES}. Let its newest routes read queues or buckets of their own: they are then placed in another stack.`,
    ),
  ]
}
