import type { Page } from 'playwright-core'

/** The editor of the playground, as somebody at the keyboard has it. */
export const editorOf = (page: Page) => {
  const content = page.locator('.cm-content').first()
  return {
    content,
    /** What stands in the open file, as far as it is on the screen. */
    async text(): Promise<string> {
      await content.waitFor()
      return (await content.locator('.cm-line').allInnerTexts()).join('\n')
    },
    /** Puts the cursor at the end of the first line that has a text. */
    async toEndOf(text: string) {
      await content.locator('.cm-line', { hasText: text }).first().click()
      await page.keyboard.press('End')
    },
    /** Types as fast as somebody does who waits for nothing that is offered. */
    async type(text: string) {
      await page.keyboard.type(text)
      await page.keyboard.press('Escape')
    },
    /** Pastes another text in the place of all of it. */
    async replace(text: string) {
      await content.focus()
      await page.keyboard.press('Control+a')
      await content.evaluate(paste, text)
    },
    /** One of what is offered, by how it begins. */
    option: (name: string) =>
      page.locator('.cm-tooltip-autocomplete').getByRole('option', { name: new RegExp(`^${name}`) }),
  }
}

/** In the browser: as Ctrl+V does it, without asking for the clipboard of the machine. */
const paste = new Function(
  'element',
  'text',
  `const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))`,
) as (element: unknown, text: string) => void
