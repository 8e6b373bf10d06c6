import type { Page } from 'playwright-core'
import { quiet } from '../testkit/quiet.ts'

/**
 * Everything that can be pressed on the pages, `page: name`, and that changes something of a project, with what it needs. A button that
 * is in neither list is found by the test: whoever adds it says here which it is.
 */
const changes: readonly (readonly [RegExp, string])[] = [
  [/: Send a message$/, 'messages:write'],
  [/^execution: Replay$/, 'messages:write'],
  [/^dead-letters\S*: (Redrive|Discard|Cancel)/, 'messages:write'],
  [/: New environment$/, 'environments:write'],
  // The environment is a protected one.
  [/^environment: (Paste \.env|Add variable|Add secret|Change|Replace|Remove|Set)$/, 'environments:write'],
  [/^project: Deploy…$/, 'deployments:write'],
  [/^deployments: (Deploy…|Roll back…|Promote)/, 'deployments:write'],
  [/^deployments: Destroy…$/, 'environments:destroy'],
  [/^deployment: (Roll back|Promote|Deploy)/, 'deployments:write'],
  [/^deployment-failed: (See what would be changed|Try the same revision|Try again)/, 'deployments:write'],
  [/^plan: Deploy this plan…$/, 'deployments:write'],
  [/^webhooks: (New webhook|Ping|Remove)$/, 'webhooks:write'],
  [/^settings: (Add member|Change|Remove)$/, 'members:write'],
  [/^settings: (New token|Revoke)$/, 'tokens:write'],
  [/^settings: Delete project/, 'projects:delete'],
  [/^settings: Save$/, 'projects:write'],
  [
    /^playground\S*: (Save|Discard|Add files|More of|New file|Upload|Rename|Delete|Undo|Restore|Add|Move|Remove)/,
    'routes:write',
  ],
  [/^playground\S*: (Route|Edit from here)$/, 'routes:write'],
  [/^playground\S*: (Try|Run)$/, 'routes:try'],
  [/^playground\S*: Deploy$/, 'deployments:write'],
]

/** What only shows something else, or is the viewer's own affair. */
const harmless: readonly RegExp[] = [
  /: (Time range|Environment|Copy|Zoom|Fit View|Toggle)/,
  /^overview: New project$/,
  /^account: (New token|Revoke)$/,
  /^execution: Raw$/,
  /^executions: (Outcome|Route|Duration|Live)/,
  /^dead-letters\S*: (Failed: |Route: |Error: |Text: )/,
  /^logs: (Level|Route|From|Pause|Follow|\d\d:)/,
  /^environment: Compare with/,
  /^deployments: (State|Kind): /,
  /^plan: Show the template$/,
  /^resources: (Route|Type|Status|Look now)/,
  /^trace\S*: (Find|Each)$/,
  /^cost: Group/,
  /^audit-log: (Who|What): /,
  /^playground\S*: (Graph|Share|Shown: .*|[\w.-]+\.(ts|json|csv|txt))$/,
  /^playground\S*: (Route \w+|Step \d+, .*|\w+ \w+, (read|written) by .*|Back to the newest)$/,
  /^playground-try: (Route: |Message: |Sample message$|(succeeded|partial|dropped|failed|retrying) )/,
]

/** What can be pressed on a page, menus opened. */
export interface Offered {
  /** Permissions that it takes. */
  readonly needed: readonly string[]
  /** What nobody has told of. */
  readonly unknown: readonly string[]
}

/** @param name of the page */
export async function offeredOn(page: Page, name: string): Promise<Offered> {
  await quiet(page)
  const names = await namesIn(page, 'main')
  for (const menu of await page.locator('main button[aria-haspopup=menu]:enabled').all()) {
    await menu.click()
    names.push(...(await namesIn(page, '[role=menu]')))
    await page.keyboard.press('Escape')
  }
  const found = names.map((pressed) => `${name}: ${pressed}`).filter((each) => !harmless.some((one) => one.test(each)))
  const needs = found.map((each) => [each, changes.find(([known]) => known.test(each))?.[1]] as const)
  return {
    needed: needs.flatMap(([, permission]) => permission ?? []),
    unknown: needs.filter(([, permission]) => permission === undefined).map(([each]) => each),
  }
}

const namesIn = async (page: Page, place: string): Promise<string[]> => {
  const pressable = ['button', '[role=menuitem]', '[role=switch]', '[role=checkbox]', 'input[type=submit]']
  const selector = pressable.map((kind) => `${place} ${kind}:not([disabled], [aria-disabled=true])`).join()
  return (await page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => (one.getAttribute('aria-label') ?? one.textContent).trim())`,
  )) as string[]
}
