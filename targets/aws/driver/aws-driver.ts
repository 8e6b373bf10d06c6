import type { StackDriver, StackEvents } from '../../driver.ts'
import { TargetError } from '../../driver.ts'
import { advance } from '../operations/advance.ts'
import type { Kept } from '../operations/kept.ts'
import type { Operation } from '../operations/operation.ts'
import { describeStacks } from '../stacks/describe.ts'
import { besides, codeDriftOf, driftOf } from '../stacks/drift.ts'
import { driverContext } from './at.ts'
import { claim } from './begin.ts'
import { beginExecution } from './execution.ts'
import { obstaclesIn } from './obstacles.ts'
import type { AwsDriverOptions } from './options.ts'
import { createOrphans, type Orphans } from './orphans.ts'
import { createPace } from './pace.ts'
import { prospectOf } from './plan.ts'
import { beginRecovery } from './recovery.ts'
import { beginRemoval } from './removal.ts'

/**
 * Makes stacks on AWS, with CloudFormation. An operation goes on while somebody asks for its events: each time AWS is asked how far it
 * is, and the next thing is done. Whatever was done is recorded, so that anybody can go on after a crash.
 */
export function awsDriver(options: AwsDriverOptions): StackDriver & Orphans {
  const context = driverContext(options)
  const { documents, artefacts, secrets, check, now, sleep, at } = context
  const pace = createPace(options)

  async function operationOf(token: string): Promise<Kept<Operation>> {
    const found = await documents.operation(token)
    if (found === undefined) throw new TargetError('NOT_FOUND', `No operation has the token ${token}.`)
    return found
  }

  return {
    async preflight(release) {
      const { place, ...aws } = await at(release.environmentId)
      const held = (await documents.holdings(release.environmentId)).value
      const { wanted, dropped } = await prospectOf({ place, ...aws }, held, release)
      const standings = [...wanted.map(({ standing }) => standing), ...dropped]
      const found = await check(place, release, held.retained)
      return [...obstaclesIn(standings, release.environmentId), ...secrets.check(release), ...found]
    },

    async upload(release) {
      const { place } = await at(release.environmentId)
      await artefacts.putCode(place, release.code)
      for (const { text } of release.stacks) await artefacts.putTemplate(place, text)
      await secrets.put(place, release)
    },

    async plan(release) {
      const held = (await documents.holdings(release.environmentId)).value
      return (await prospectOf(await at(release.environmentId), held, release)).plan
    },

    execute: (release, planId, token) => beginExecution(context, release, planId, token),

    async events(token, after, waitMs = 0): Promise<StackEvents> {
      let current = await operationOf(token)
      for (let waited = 0; ; ) {
        const page = await documents.eventsAfter(current.value, after)
        if (page.events.length > 0 || page.outcome !== undefined) return page
        const pause = pace.pauseBefore(token)
        if (pause > 0) {
          const left = Math.min(pause, waitMs - waited)
          if (left <= 0) return page
          await sleep(left)
          waited += left
          continue
        }
        const { environmentId } = current.value
        await claim(context, environmentId, token)
        const next = await advance(current, { documents, secrets, now, aws: await at(environmentId) })
        pace.looked(token, { hasMoved: next.version !== current.version, isOver: next.value.outcome !== undefined })
        current = next
      }
    },

    async cancel(token) {
      for (;;) {
        const { value, version } = await operationOf(token)
        if (value.cancelled || value.outcome !== undefined) return
        if ((await documents.putOperation({ ...value, cancelled: true }, version)) !== undefined) return
      }
    },

    recover: (environmentId, token, skip = []) => beginRecovery(context, environmentId, token, skip),
    destroy: (environmentId, data, token) => beginRemoval(context, environmentId, data, token),

    async describe(environmentId) {
      const { stacks, retained } = (await documents.holdings(environmentId)).value
      if (stacks.length === 0 && retained.length === 0) return []
      return describeStacks(await at(environmentId), { stacks, retained })
    },

    ...createOrphans(context),

    async drift(environmentId) {
      const { stacks } = (await documents.holdings(environmentId)).value
      const aws = await at(environmentId)
      const found: (Awaited<ReturnType<typeof driftOf>>[number] & { readonly stack: string })[] = []
      // One after the other: AWS lets few look for drift at once.
      for (const { name, codeKey } of stacks) {
        const changes = await driftOf(aws, name, sleep)
        // CloudFormation does not look at code.
        const swapped = codeKey === undefined ? [] : await codeDriftOf(aws, name, codeKey)
        found.push(...besides(changes, swapped).map((change) => ({ ...change, stack: name })))
      }
      return found
    },
  }
}
