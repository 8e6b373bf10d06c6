import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import acme from '../../examples/acme-order-reconciliation/routes.ts'
import branch from '../../examples/customer-branch/routes.ts'
import nightly from '../../examples/nightly-export/routes.ts'
import webhook from '../../examples/webhook-intake/routes.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { documentsOf } from './documents.ts'

/** A project whose templates are kept, so that a change of any of them is seen and meant. */
export interface GoldenProject {
  readonly name: string
  readonly routes: readonly RouteDocument[]
  readonly variables?: Readonly<Record<string, string>>
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

export const goldenProjects: readonly GoldenProject[] = [
  {
    name: 'acme-order-reconciliation',
    routes: documentsOf(...acme),
    variables: { ORDERS_API_URL: 'https://orders.example' },
  },
  { name: 'customer-branch', routes: documentsOf(...branch) },
  { name: 'nightly-export', routes: documentsOf(...nightly) },
  { name: 'webhook-intake', routes: documentsOf(...webhook) },
  // 120 routes: more than one stack holds.
  { name: 'regions', routes: documentsOf(...Array.from({ length: REGIONS }, (_, index) => region(index + 1)).flat()) },
]

/** The templates of all of them as text, by file name. */
export function goldenTemplates(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const { name, routes, variables = {} } of goldenProjects) {
    const planned = plan(routes, { project: name, environment: 'dev' })
    const { templates, diagnostics } = emit(planned, { codeKey: `code/${'0'.repeat(64)}.zip`, variables })
    if (diagnostics.length > 0) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join(' ')}`)
    for (const { shard, text } of templates) files.set(`${name}.${shard}.json`, text)
  }
  return files
}
