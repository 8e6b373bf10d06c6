import type { Locator } from 'playwright-core'

/** Says yes, and waits until that is done: behind a dialog nothing of the page can be found. */
export async function confirm(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
