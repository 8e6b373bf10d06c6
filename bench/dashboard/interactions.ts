import type { Page } from 'playwright-core'
import type { OpenInstallation } from '../../test/dashboard/testkit/open-installation.ts'
import { median } from '../median.ts'

/** Something that somebody does on a page, some times. */
interface Interaction {
  readonly page: string
  readonly name: string
  readonly path: string
  readonly ready: (page: Page) => Promise<void>
  readonly act: (page: Page) => Promise<void>
}

const TIMES = 10

/** What the browser itself has measured, from a key or a click to what is painted of it, and its tasks above 50 ms. */
const OBSERVE = `
  globalThis.measured = { events: [], tasks: [] }
  new PerformanceObserver((list) => measured.events.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'event', durationThreshold: 16 })
  new PerformanceObserver((list) => measured.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' })
`

interface Places {
  /** The project of a thousand routes. */
  readonly large: string
  /** The project of many executions. */
  readonly flood: string
}

const button = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

const interactions = ({ large, flood }: Places): readonly Interaction[] => [
  {
    page: '1,000 routes',
    name: 'more of the table',
    path: large,
    ready: shown('Routes'),
    act: button(/^Show \d+ more/),
  },
  { page: '1,000 routes', name: 'graph, sizes', path: large, ready: graph, act: smallerAndLarger },
  { page: '1,000 routes', name: 'graph, moved', path: large, ready: graph, act: drag },
  { page: '1,000 routes', name: 'range, opened', path: large, ready: shown('Routes'), act: openAndClose(/Time range/) },
  {
    page: 'executions',
    name: 'scrolled by keys',
    path: `${flood}/executions`,
    ready: shown(/Executions/),
    act: (page) => page.keyboard.press('PageDown'),
  },
  {
    page: 'executions',
    name: 'outcome, opened',
    path: `${flood}/executions`,
    ready: shown(/Executions/),
    act: openAndClose(/Outcome/),
  },
  {
    page: 'dead letters',
    name: 'a letter selected',
    path: `${flood}/dead-letters`,
    ready: shown('Dead letters'),
    act: (page) => page.getByRole('checkbox').nth(1).click(),
  },
]

/** One row for each: on which page, what, the longest and the median of what the browser measured, how often, its longest task. */
export async function interactionsOf(routo: OpenInstallation, places: Places): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = []
  for (const { page: where, name, path, ready, act } of interactions(places)) {
    const page = await routo.open(path)
    await ready(page)
    await page.waitForTimeout(2_000)
    await page.evaluate(OBSERVE)
    for (let time = 0; time < TIMES; time += 1) {
      await act(page)
      await page.waitForTimeout(200)
    }
    const { events, tasks } = (await page.evaluate('measured')) as Readonly<
      Record<'events' | 'tasks', readonly number[]>
    >
    rows.push([
      where,
      name,
      Math.max(0, ...events).toFixed(0),
      events.length === 0 ? '<16' : median(events).toFixed(0),
      String(events.length),
      tasks.length === 0 ? '<50' : Math.max(...tasks).toFixed(0),
    ])
    await page.context().close()
  }
  return rows
}

function shown(name: string | RegExp) {
  return (page: Page) => page.getByRole('table', { name }).last().waitFor({ timeout: 60_000 })
}

const graph = (page: Page) => page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 })

async function smallerAndLarger(page: Page): Promise<void> {
  await button(/Zoom Out/i)(page)
  await page.waitForTimeout(200)
  await button(/Zoom In/i)(page)
}

async function drag(page: Page): Promise<void> {
  const box = await page.locator('.react-flow').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 400, (box?.y ?? 0) + 150]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 150, y - 60, { steps: 5 })
  await page.mouse.up()
}

function openAndClose(name: RegExp) {
  return async (page: Page): Promise<void> => {
    await button(name)(page)
    await page.keyboard.press('Escape')
  }
}
