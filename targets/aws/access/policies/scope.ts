import { artefactBucketName } from '../../artefacts/bucket.ts'

/** Whose resources a policy is about. Each may be text that CloudFormation fills in. */
export interface PolicyScope {
  readonly project: string
  readonly accountId: string
  /** `aws` */
  readonly partition: string
  readonly region: string
  /** The role CloudFormation works in; absent: the one that our own words call it. */
  readonly executionRoleArn?: string
  /** Of every role that a template makes; absent: the one that our own words call it. */
  readonly boundaryArn?: string
}

/** Roles that we are given are apart from those that our templates make: none may change itself. */
export const ACCESS_PATH = '/routo-access/'
/** Roles that our templates make. */
const ROUTE_ROLE_PATH = '/routo/'

/** As much of a project's name is left, at the least, when the compiler cuts a name and ends it in a hash. */
const SHORTEST_PROJECT = 8
/** As much of a stack's name is left, at the least, in names that CloudFormation makes. */
const STACK_IN_NAMES = 24

/**
 * ARNs of everything that a project may have, as patterns. Names that were cut keep only the beginning of the project: projects
 * that begin with the same eight letters are kept apart by accounts, not by these.
 */
export function resourcesOf(scope: PolicyScope) {
  const { project, accountId, partition, region } = scope
  const names = namePatterns(project)
  const regional = (service: string, rest: string): string =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest}`
  const global = (rest: string): string => `arn:${partition}:iam::${accountId}:${rest}`
  const made = madeByCloudFormation(project)
  const buckets = names.map((name) => `arn:${partition}:s3:::${name}-${accountId}-${region}`)
  const logGroups = [
    ...names.map((name) => regional('logs', `log-group:/aws/lambda/${name}`)),
    regional('logs', `log-group:/aws/vendedlogs/routo/${project}/*`),
  ]
  const artefacts = `arn:${partition}:s3:::${artefactBucketName(accountId, region)}`
  return {
    queues: names.map((name) => regional('sqs', name)),
    buckets,
    objects: buckets.map((bucket) => `${bucket}/*`),
    functions: names.map((name) => regional('lambda', `function:${name}`)),
    eventSources: [regional('lambda', 'event-source-mapping:*')],
    logGroups: logGroups.flatMap((group) => (group.endsWith('*') ? [group] : [group, `${group}:*`])),
    /** API Gateway makes its ids, and they say nothing. */
    apis: ['/apis', '/apis/*', '/tags/*'].map((path) => `arn:${partition}:apigateway:${region}::${path}`),
    schedules: [regional('scheduler', `schedule/default/${made}`)],
    routeRoles: [global(`role${ROUTE_ROLE_PATH}${made}`)],
    stacks: [regional('cloudformation', `stack/${project}-*/*`)],
    parameters: [regional('ssm', `parameter/routo/${project}/*`), regional('ssm', `parameter/routo/${project}`)],
    keys: [regional('kms', 'key/*')],
    artefacts,
    code: [`${artefacts}/code/*`],
    templates: [`${artefacts}/templates/*`],
    accessRoles: [global(`role${ACCESS_PATH}*`)],
    gatewayRole: [global('role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway')],
    executionRole: scope.executionRoleArn ?? global(`role${ACCESS_PATH}${project}-execution`),
    boundary: scope.boundaryArn ?? global(`policy${ACCESS_PATH}${project}-boundary`),
  }
}

export type ProjectResources = ReturnType<typeof resourcesOf>

const HASH = '?'.repeat(8)

function namePatterns(project: string): readonly string[] {
  const whole = `${project}-*`
  if (project.length <= SHORTEST_PROJECT) return [whole]
  return [whole, `${project.slice(0, SHORTEST_PROJECT).replace(/-+$/, '')}*-${HASH}`]
}

const madeByCloudFormation = (project: string): string => `${`${project}-`.slice(0, STACK_IN_NAMES)}*`
