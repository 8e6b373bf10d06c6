import type { Page } from 'playwright-core'

/** A page has no more places than this on the way to what one wants. */
const MOST_TABS = 120

/** What has the focus: its role, what it is called, and whether that can be seen. */
const FOCUSED = `(() => {
  const element = document.activeElement
  // Behind the last place of a page is the browser's own, and then the page as a whole.
  if (element === document.body) return { name: '', isSeen: false, isEditor: false }
  const labels = [...(element.labels ?? [])].map((label) => label.textContent)
  const name = [element.getAttribute('aria-label'), ...labels, element.textContent, element.title].find((text) => text?.trim())
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
  const isSeen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || element.matches('input, textarea, select, .cm-content')
  return { name: (name ?? '').replace(/\\s+/g, ' ').trim(), isSeen, isEditor: element.matches('.cm-content') }
})()`

interface Focused {
  readonly name: string
  readonly isSeen: boolean
  readonly isEditor: boolean
}

/** Goes on by Tab until what is called so has the focus, and sees that everybody could see where one is on the way. */
export async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    const { name, isSeen, isEditor } = (await page.evaluate(FOCUSED)) as Focused
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return
    if (tabs > 0 && !isSeen && name !== '') throw new Error(`The focus cannot be seen on "${name.slice(0, 80)}".`)
    passed.push(name.slice(0, 40))
    // In the editor Tab indents, until Escape lets it go.
    if (isEditor) await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
  }
  throw new Error(`No Tab leads to ${wanted}: ${passed.join(' | ')}`)
}

/** Presses what is called so, without the mouse. */
export async function pressBy(page: Page, wanted: string | RegExp): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}
