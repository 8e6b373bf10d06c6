import type { Locator, Page } from 'playwright-core'
import { quiet } from '../testkit/quiet.ts'

/** More of a page is never behind clicks. */
const MOST_CLICKS = 60
/** What shows more of the page without leaving it, or doing anything. */
const FOLDED = [
  'main details:not([open]) > summary',
  'main button[aria-expanded=false]:not([aria-haspopup])',
  'main [role=tab][aria-selected=false]',
].join()

/** Opens whatever can be opened on a page. @returns all that could be read on the way, in one line */
export async function unfold(page: Page): Promise<string> {
  await quiet(page)
  const read = [await textOf(page)]
  const done = new Set<string>()
  for (let click = 0; click < MOST_CLICKS; click++) {
    const next = await nextOf(page, done)
    if (next === undefined) break
    await next.click()
    await page.waitForTimeout(50)
    read.push(await textOf(page))
  }
  return read.join(' ')
}

/** The first that was not opened yet: tabs fold the others, so each is told by its name. */
async function nextOf(page: Page, done: Set<string>): Promise<Locator | undefined> {
  for (const folded of await page.locator(FOLDED).all()) {
    if (!(await folded.isVisible())) continue
    const name = await folded.evaluate('(element) => element.id + element.textContent')
    if (done.has(String(name))) continue
    done.add(String(name))
    return folded
  }
  return undefined
}

/** What stands there, in fields, too. */
const textOf = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(
      `[document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)].join(' ')`,
    ),
  ).replace(/\s+/g, ' ')
