/**
 * `npm run bench:dashboard`: what dashboards that are open cost the gateway, how large the first load is, and how long somebody waits
 * who uses pages with much on them. Real pages in Chromium before a real installation. `-- --dashboards 10 --seconds 20` is a quick run.
 */
import { statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openInstallation } from '../test/dashboard/testkit/open-installation.ts'
import { openFlood } from './dashboard/flood.ts'
import { interactionsOf } from './dashboard/interactions.ts'
import { openLarge } from './dashboard/large.ts'
import { openDashboards } from './dashboard/open-dashboards.ts'
import { table } from './table.ts'

const { values } = parseArgs({
  options: {
    dashboards: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    executions: { type: 'string', default: '100000' },
  },
})

const routo = await openInstallation()
try {
  const first = await routo.open('/')
  const scripts = (await first.evaluate(
    'performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((path) => /\\.(js|css)$/.test(path))',
  )) as readonly string[]
  const bytes = [...new Set(scripts)].reduce((sum, path) => sum + statSync(`dashboard/dist${path}.gz`).size, 0)
  console.log(
    `First load, with the overview: ${(bytes / 1_000).toFixed(0)} kB gzip in ${new Set(scripts).size} files\n`,
  )
  await first.context().close()

  console.log(await openDashboards(routo, Number(values.dashboards), Number(values.seconds)))

  const [large, flood] = [await openLarge(routo.client), await openFlood(routo, Number(values.executions))]
  const rows = await interactionsOf(routo, { large, flood })
  console.log(`\n${table(['page', 'interaction', 'longest, ms', 'median, ms', 'of', 'longest task, ms'], rows)}`)
  console.log(`\nLoad of the machine: ${loadavg().map((load) => load.toFixed(1))}`)
} finally {
  await routo.close()
}
