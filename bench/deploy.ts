/**
 * `npm run bench:deploy`: how long deployments to AWS take in our hands, and how often they ask AWS. What stands for AWS is scripted: it makes
 * resources as fast as it is asked for them, so that waiting is no part of the figures. Tables in bench/README.md.
 */
import { makeDeployableToAws, openWholeAws } from '../test/services/deployments/aws-bed.ts'
import { create, type DeploymentsBed, openBed, push, until } from '../test/services/deployments/bed.ts'
import { type ProviderTime, watchRequests } from './deploy/provider-time.ts'
import { table } from './table.ts'

const SIZES = [1, 10, 100]

const routesOf = (count: number, last = ''): string => `import { route } from 'routo'
export default [
${Array.from({ length: count }, (_, n) => `  route('Copy${n}').from('queue:In${n}').to('queue:Out${n}${n === count - 1 ? last : ''}'),`).join('\n')}
]
`

/** Deploys, and says how long that took and what was asked of AWS. */
async function deploy(bed: DeploymentsBed, endpoint: string, environmentId: string) {
  const asked = watchRequests(endpoint)
  const begin = performance.now()
  const { id } = await create(bed, { environmentId })
  const { timeline } = await until(bed, id, 'SUCCEEDED', 'timeline { phase durationMs }')
  return { totalMs: performance.now() - begin, provider: asked(), timeline }
}

type Deployed = Awaited<ReturnType<typeof deploy>>

const buildMs = ({ timeline }: Deployed): number =>
  timeline.find(({ phase }: { readonly phase: string }) => phase === 'BUILD')?.durationMs ?? Number.NaN

const counted = ({ calls }: ProviderTime, ...services: readonly string[]): number =>
  services.reduce((sum, service) => sum + (calls.get(service) ?? 0), 0)

const row = (routes: number, what: string, deployed: Deployed): readonly string[] => {
  const { totalMs, provider } = deployed
  const all = counted(provider, ...provider.calls.keys())
  const stacks = counted(provider, 'cloudformation')
  const objects = counted(provider, 's3')
  return [
    String(routes),
    what,
    totalMs.toFixed(0),
    (totalMs - provider.ms).toFixed(0),
    buildMs(deployed).toFixed(0),
    provider.ms.toFixed(0),
    ...[all, stacks, objects, all - stacks - objects].map(String),
  ]
}

await using aws = await openWholeAws()
const bed = await openBed({ aws: aws.client })
const { endpoint } = aws.account
const rows: (readonly string[])[] = []
// The first deployment of a process loads what it needs.
await deploy(bed, endpoint, (await makeDeployableToAws(bed)).environmentId)
for (const size of SIZES) {
  const { environmentId, projectId } = await makeDeployableToAws(bed, routesOf(size))
  rows.push(row(size, 'the first', await deploy(bed, endpoint, environmentId)))
  rows.push(row(size, 'the same again', await deploy(bed, endpoint, environmentId)))
  await push(bed, projectId, routesOf(size, 'Other'))
  rows.push(row(size, 'one route changed', await deploy(bed, endpoint, environmentId)))
}
await bed.close()

const heads = ['routes', 'deployment', 'ms', 'ours', 'of it BUILD', 'at AWS', 'calls', 'CloudFormation', 'S3', 'others']
process.stdout.write(`${table(heads, rows)}\n`)
