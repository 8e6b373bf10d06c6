/** `npm run screenshots`: every page of the dashboard, with something on it, at three widths and in both themes, into `out/screenshots`; the chosen ones into `docs/images`. */
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openDashboard } from './testkit/open-dashboard.ts'
import { pages, pathOf } from './testkit/pages.ts'
import { quiet } from './testkit/quiet.ts'

const FOLDER = 'out/screenshots'
const WIDTHS = [360, 1280, 1920]
/** What docs/dashboard.md shows. */
const CHOSEN = {
  'overview-1280-light.png': 'overview.png',
  'project-1280-dark.png': 'project.png',
  'execution-1280-light.png': 'execution.png',
  'dead-letters-1280-light.png': 'dead-letters.png',
  'playground-1920-dark.png': 'playground.png',
  'plan-1280-light.png': 'plan.png',
}

const dashboard = await openDashboard()
try {
  await mkdir(FOLDER, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      for (const [name, address] of Object.entries(pages)) {
        const page = await dashboard.open(await pathOf(address, dashboard), { theme, width })
        await quiet(page)
        await page.screenshot({ path: join(FOLDER, `${name}-${width}-${theme}.png`), fullPage: true })
        await page.context().close()
      }
    }
  }
  await mkdir('docs/images', { recursive: true })
  for (const [taken, shown] of Object.entries(CHOSEN)) await copyFile(join(FOLDER, taken), join('docs/images', shown))
  for (const complaint of dashboard.complaints) console.error(complaint)
} finally {
  await dashboard.close()
}
