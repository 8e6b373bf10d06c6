import type { LookAtEnvironmentQuery, StackRecoverAction } from '../../client/index.ts'
import type { Output } from '../output/output.ts'
import { table } from '../output/table.ts'
import { clock, count, duration, firstLine } from '../output/words.ts'

type Environment = NonNullable<NonNullable<LookAtEnvironmentQuery['project']>['environment']>
type Deployment = Environment['deployments']['nodes'][number]
type Resource = NonNullable<Environment['stacks']>[number]['resources']['nodes'][number]

/** What stands in an environment, and what was done to it last. */
export function environmentText(project: string, environment: Environment, output: Output): string {
  const { name, target, currentDeployment, protected: isProtected, missingConfig } = environment
  const kind = target.region == null ? target.kind : `${target.kind} ${target.region}`
  const title = `${output.style('bold', `${project}/${name}`)} on ${kind}${isProtected ? ', protected' : ''}`
  const missing = missingConfig.length === 0 ? [] : [`Not set, but read by routes: ${missingConfig.join(', ')}`]
  if (currentDeployment == null && environment.deployments.nodes.length === 0) {
    return [title, 'Nothing is deployed. Deploy with: routo deploy', ...missing].join('\n')
  }
  return [
    title,
    currentDeployment == null ? 'Nothing is deployed.' : deployedText(currentDeployment),
    ...missing,
    ...stackLines(environment, output),
    '',
    table(columns, environment.deployments.nodes, output),
  ].join('\n')
}

const deployedText = ({ revision, number, finishedAt, actor }: Deployment): string =>
  `Revision ${revision?.number} is deployed, by deployment ${number} of ${actor.name} at ${clock(finishedAt)}.`

const columns = [
  { head: 'deployment', right: true, cell: ({ number }: Deployment) => String(number) },
  { head: 'kind', cell: ({ kind }: Deployment) => kind },
  { head: 'revision', right: true, cell: ({ revision }: Deployment) => String(revision?.number ?? '-') },
  { head: 'state', cell: ({ state }: Deployment) => state },
  {
    head: 'time',
    right: true,
    cell: ({ durationMs }: Deployment) => duration(durationMs),
  },
  { head: 'by', cell: ({ actor }: Deployment) => actor.name },
  { head: 'when', cell: ({ createdAt }: Deployment) => clock(createdAt) },
  { head: 'why', cell: ({ reason, failure }: Deployment) => firstLine(failure?.message ?? reason ?? '', WIDEST) },
]

const WIDEST = 60

/** What people look for by name. */
const NAMED: readonly string[] = ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::Lambda::Function']

function stackLines({ name: environment, stacks, urls }: Environment, output: Output): readonly string[] {
  if (stacks == null) return ['What stands there cannot be seen now: the target does not answer.']
  const resources = stacks.flatMap((stack) => stack.resources.nodes).filter(({ type }) => NAMED.includes(type))
  const resourceColumns = [
    { head: 'resource', cell: ({ logicalId }: Resource) => logicalId },
    { head: 'status', cell: ({ status }: Resource) => status },
    { head: 'name there', cell: ({ physicalId }: Resource) => physicalId ?? '' },
  ]
  return [
    ...urls.map(({ method, url, route }) => `${route.name} answers ${method} ${url}`),
    ...stacks.flatMap(({ name, status, statusReason, resources: { totalCount }, recovery }) => [
      '',
      `Stack ${name}: ${status}, ${count(totalCount, 'resource')}${statusReason == null ? '' : `. ${statusReason}`}`,
      ...(recovery == null
        ? []
        : [output.style('yellow', recovery.situation), `  - ${wayOut(recovery.action)} --env ${environment}`]),
    ]),
    ...(resources.length === 0 ? [] : [table(resourceColumns, resources, output)]),
  ]
}

const wayOut = (action: StackRecoverAction): string =>
  action === 'RELEASE_LOCK' ? 'routo recover --release-lock' : 'routo recover'
