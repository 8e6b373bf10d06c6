import { setTimeout as sleep } from 'node:timers/promises'
import type { Request } from 'playwright-core'
import { CreateToken } from '../../client/index.ts'
import type { OpenInstallation } from '../../test/dashboard/testkit/open-installation.ts'
import { openTalker } from '../../test/dashboard/testkit/talker.ts'
import { table } from '../table.ts'
import { gatewayCounts } from './gateway-counts.ts'

/** Messages a second while it is measured. */
const PER_SECOND = 5
/** The first answers, and all that pages load behind them. */
const SETTLE_MS = 5_000

/** Opens the page of a project in so many windows, each of somebody else, sends messages, and counts what the gateway is asked. */
export async function openDashboards(routo: OpenInstallation, count: number, seconds: number): Promise<string> {
  const talker = await openTalker(routo.client)
  const asked = new Map<string, number>()
  const onRequest = (request: Request): void => {
    const operation = /"query":"\s*query (\w+)/.exec(request.postData() ?? '')?.[1]
    if (operation !== undefined) asked.set(operation, (asked.get(operation) ?? 0) + 1)
  }
  const pages = []
  for (let index = 0; index < count; index += 1) {
    const { apiTokenCreate } = await routo.client.ask(CreateToken, {
      input: { name: `viewer ${index}`, scopes: ['projects:read'] },
    })
    const who = { credential: apiTokenCreate.token ?? '' }
    const page = await routo.openAs(who, `/projects/${talker.slug}?range=1h`)
    page.on('request', onRequest)
    pages.push(page)
  }
  await sleep(SETTLE_MS)

  asked.clear()
  const idle = await measure(routo.url, seconds / 2, async () => undefined)
  const minutes = new Map(asked)
  asked.clear()
  let sent = 0
  const busy = await measure(routo.url, seconds, async () => {
    sent += 1
    await talker.send({ lines: 0 })
  })
  const rows = [...asked].map(([operation, times]) => [
    operation,
    perMinute(minutes.get(operation) ?? 0, count, idle.seconds),
    perMinute(times, count, busy.seconds),
    (times / count / sent).toFixed(2),
  ])
  for (const page of pages) await page.context().close()
  const each = (of: typeof busy) => ((of.cpuS / of.seconds / count) * 1_000).toFixed(1)
  return [
    `${count} dashboards, ${busy.streams} streams, ${(sent / busy.seconds).toFixed(1)} messages a second for ${busy.seconds.toFixed(0)} s`,
    table(['query', 'a minute, idle', 'a minute, busy', 'for each message'], rows),
    `CPU of the process, for each dashboard: ${each(idle)} ms a second idle, ${each(busy)} ms busy`,
  ].join('\n')
}

const perMinute = (times: number, count: number, seconds: number): string => ((times / count / seconds) * 60).toFixed(1)

/** What the gateway did in so many seconds, while something was done at a steady pace. */
async function measure(url: string, seconds: number, work: () => Promise<void>) {
  const before = await gatewayCounts(url)
  const begin = performance.now()
  for (let n = 0; n < seconds * PER_SECOND; n += 1) {
    const dueMs = begin + (n * 1_000) / PER_SECOND - performance.now()
    if (dueMs > 0) await sleep(dueMs)
    await work()
  }
  const after = await gatewayCounts(url)
  return {
    streams: after.streams,
    cpuS: after.cpuS - before.cpuS,
    seconds: (performance.now() - begin) / 1_000,
  }
}
