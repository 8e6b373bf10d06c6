import type { Page } from 'playwright-core'
import type { OpenDashboard } from './open-dashboard.ts'
import { PASSWORD } from './register.ts'

/** A new window of somebody who is registered, at a path. */
export async function signIn(dashboard: OpenDashboard, email: string, path: string): Promise<Page> {
  const page = await dashboard.stranger()
  await page.goto(`${dashboard.url}/sign-in?next=${encodeURIComponent(path)}`)
  await page.getByRole('tab', { name: 'E-mail and password' }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}
