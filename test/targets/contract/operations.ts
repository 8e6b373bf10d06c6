import type { Release, StackDriver, StackEvent, StackOutcome } from '../../../targets/driver.ts'

/** What an operation told, and how it ended. */
export interface Followed {
  readonly events: readonly StackEvent[]
  readonly outcome: StackOutcome
}

/** Follows an operation to its end. */
export async function follow(driver: StackDriver, token: string, after?: string): Promise<Followed> {
  const events: StackEvent[] = []
  for (let cursor = after; ; ) {
    const page = await driver.events(token, cursor, 2_000)
    events.push(...page.events)
    cursor = page.cursor
    if (page.outcome !== undefined) return { events, outcome: page.outcome }
  }
}

/** Brings a release to its target, and follows it to its end. */
export async function deploy(driver: StackDriver, release: Release, token: string): Promise<Followed> {
  await driver.upload(release)
  const { id } = await driver.plan(release)
  await driver.execute(release, id, token)
  return follow(driver, token)
}

/** Events in short: `OrdersQueue CREATE_COMPLETE`; `-` for the stack. */
export const told = ({ events }: Pick<Followed, 'events'>): readonly string[] =>
  events.map(({ logicalId = '-', status }) => `${logicalId} ${status}`)
