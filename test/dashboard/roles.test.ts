import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { attemptedWithout } from './roles/attempts.ts'
import { type Offered, offeredOn } from './roles/offered.ts'
import { admit, people } from './roles/people.ts'
import { skipsBrowser } from './testkit/browser.ts'
import { type OpenDashboard, openDashboard } from './testkit/open-dashboard.ts'
import type { Credential } from './testkit/open-installation.ts'
import { pages, pathOf } from './testkit/pages.ts'
import { walkTo } from './testkit/walk.ts'

/** So many pages are looked at side by side: most of the time they wait. */
const WINDOWS = 3
/** Those of a project in which they are members, and those that everybody has. */
const names = Object.keys(pages).filter((name) => !/without|not-found/.test(name))

const inBrowser = skipsBrowser ? describe.skip : describe

inBrowser('who may not do something', () => {
  let dashboard: OpenDashboard
  let credentials: ReadonlyMap<string, Credential>
  /** By person, then by page. */
  const offered = new Map<string, Map<string, Offered>>()
  const paths = new Map<string, string>()
  beforeAll(async () => {
    dashboard = await openDashboard()
    // Some pages have a project of their own, which is made when their addresses are asked for.
    for (const name of names) paths.set(name, await pathOf(pages[name] ?? '', dashboard))
    credentials = await admit(dashboard)
    for (const who of credentials.keys()) await lookAround(who)
  }, 400_000)
  afterAll(() => dashboard?.close())

  const openAs = (who: string, path: string) => dashboard.openAs(credentials.get(who) as Credential, path)

  /** Goes through all pages, in a few windows. */
  async function lookAround(who: string): Promise<void> {
    const found = new Map<string, Offered>()
    offered.set(who, found)
    const left = [...names]
    const windows = Array.from({ length: WINDOWS }, async () => {
      const page = await openAs(who, '/account')
      for (let name = left.shift(); name !== undefined; name = left.shift()) {
        await walkTo(page, paths.get(name) ?? '')
        found.set(name, await offeredOn(page, name))
      }
      await page.context().close()
    })
    await Promise.all(windows)
  }

  describe.each(Object.entries(people))('as %s', (who, permissions) => {
    test('is refused, also where the page is gone round', async () => {
      const page = await openAs(who, '/projects/acme-orders')
      const target = { projectId: dashboard.seeded.projects.orders, environmentId: dashboard.seeded.environments.dev }
      expect(await attemptedWithout(permissions, page, target)).toEqual([])
      await page.context().close()
    })

    test.each(names)('is offered nothing on %s that would be refused', (name) => {
      const needed = offered.get(who)?.get(name)?.needed ?? ['nothing was seen']
      expect(needed.filter((one) => !permissions.includes(one))).toEqual([])
    })
  })

  test.each(names)('of everything that can be pressed on %s it is known whether it changes something', (name) =>
    expect(offered.get('owner')?.get(name)?.unknown).toEqual([]),
  )

  test('what is kept from others is offered to the owner', () => {
    const needed = [...(offered.get('owner')?.values() ?? [])].flatMap((each) => each.needed)
    expect([...new Set(needed)].sort()).toEqual([
      'deployments:write',
      'environments:destroy',
      'environments:write',
      'members:write',
      'messages:write',
      'projects:delete',
      'projects:write',
      'routes:try',
      'routes:write',
      'tokens:write',
      'webhooks:write',
    ])
  })

  test('who is a member of one environment sees no other', async () => {
    const page = await openAs('developer', '/projects/acme-orders?env=prod')
    await page.getByLabel('Environment dev').waitFor()
    expect(await page.getByText('prod', { exact: true }).count()).toBe(0)
  })
})
