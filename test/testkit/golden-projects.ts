import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AwsOptions } from '../../compiler/aws-options.ts'
import { emit } from '../../compiler/emit.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import { plan } from '../../compiler/plan/index.ts'
import { readProject } from '../../compiler/read-project.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { documentsOf } from './documents.ts'

/** A project whose templates are kept, so that a change of any of them is seen and meant. */
export interface GoldenProject {
  readonly name: string
  readonly routes: readonly RouteDocument[]
  readonly variables: Readonly<Record<string, string>>
  readonly aws?: AwsOptions
}

const clean = (body: string): string => body.trim()
const lines = (body: string): string[] => body.split('\n')
const isLarge = (body: string): boolean => body.length > 1_000
const answer = (body: string): string => body

/** One region's flow of the large project: every kind of source, target and step, eight routes that belong together. */
const region = (number: number): readonly Built[] => {
  const name = (rest: string) => `Region${number}${rest}`
  return [
    route(name('Upload'))
      .from(`file:${name('Files')}`)
      .split(lines)
      .to(`queue:${name('Rows')}`),
    route(name('Clean'))
      .from(`queue:${name('Rows')}`)
      .process(clean)
      .to(`queue:${name('Orders')}`),
    route(name('Sort'))
      .from(`queue:${name('Orders')}`)
      .branch([[isLarge, `queue:${name('LargeOrders')}`]])
      .otherwise(`queue:${name('Small')}`),
    route(name('Large'), { batchSize: 1, timeoutMs: 120_000, retry: { attempts: 10 } })
      .from(`queue:${name('LargeOrders')}`)
      .to('https://orders.example/large'),
    route(name('Store'), { maxConcurrency: 5 })
      .from(`queue:${name('Small')}`)
      .to(`file:${name('Archive')}`),
    route(name('Intake'))
      .from(`http:/regions/${number}/orders`)
      .to(`queue:${name('Orders')}`),
    route(name('Status')).from(`http:/regions/${number}/orders/{id}`, { method: 'GET' }).respond(answer),
    route(name('Report'))
      .from('trigger:cron(0 6 * * ? *)')
      .process(clean)
      .tap(`queue:${name('Reports')}`)
      .to(`file:${name('Archive')}`, { key: 'reports/{date}/{id}.csv' }),
  ]
}

const REGIONS = 15

const examples = join(import.meta.dirname, '../../examples')
const variablesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'acme-order-reconciliation': { ORDERS_API_URL: 'https://orders.example' },
}

/** One of each kind of role, in an account that bounds roles, with secrets. */
const onAws: GoldenProject = {
  name: 'on-aws',
  routes: documentsOf(
    ...region(1).filter(({ definition }) => /Upload|Clean|Intake|Status|Report/.test(definition.name)),
  ),
  variables: {},
  aws: { boundaryArn: 'arn:aws:iam::123456789012:policy/routo/on-aws-boundary', secretsVersion: 7 },
}

/** Of those that are projects. */
export const exampleNames = (): readonly string[] => globSync('*/routes.ts', { cwd: examples }).map(dirname).sort()

/** All examples as they are compiled, one as it is on AWS, and 120 routes, which are more than one stack holds. */
export async function goldenProjects(): Promise<readonly GoldenProject[]> {
  const projects: GoldenProject[] = []
  for (const name of exampleNames()) {
    const { routes } = await evaluate(await readProject(join(examples, name)))
    projects.push({ name, routes: routes.map(({ document }) => document), variables: variablesOf[name] ?? {} })
  }
  const regions = Array.from({ length: REGIONS }, (_, index) => region(index + 1)).flat()
  return [...projects, onAws, { name: 'regions', routes: documentsOf(...regions), variables: {} }]
}

/** The templates of all of them by file name: as text in which every property has a line of its own, and its place. */
export async function goldenTemplates(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const { name, routes, variables, aws } of await goldenProjects()) {
    const planned = plan(routes, { project: name, environment: 'dev' })
    const codeKey = `code/${'0'.repeat(64)}.zip`
    const { templates, diagnostics } = emit(planned, { codeKey, variables, ...(aws !== undefined && { aws }) })
    if (diagnostics.length > 0) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join(' ')}`)
    for (const { shard, text } of templates) files.set(`${name}.${shard}.json`, spreadOut(text))
  }
  return files
}

const spreadOut = (text: string): string => `${JSON.stringify(JSON.parse(text, sorted), null, 2)}\n`

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
