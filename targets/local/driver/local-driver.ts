import { hash } from 'node:crypto'
import type { Release, StackDriver } from '../../driver.ts'
import { TargetError } from '../../driver.ts'
import type { BareRelease } from '../stacks/release.ts'
import { type ClientOptions, createClient } from './client.ts'

/** Makes stacks in the local cloud. */
export function localDriver(options: ClientOptions): StackDriver {
  const { call, putCode } = createClient(options)
  return {
    preflight: (release) => call('preflight', { release: bare(release) }),
    async upload({ code: { sha256, zip } }) {
      if (hash('sha256', zip) !== sha256) {
        throw new TargetError('INVALID', `The code is not what its SHA-256, ${sha256}, says: build the release again.`)
      }
      if (!(await call('has-code', { sha256 }))) await putCode(sha256, zip)
    },
    plan: (release) => call('plan', { release: bare(release) }),
    async execute(release, planId, token) {
      await call('execute', { release: bare(release), secrets: release.secrets, planId, token })
    },
    events: (token, after, waitMs = 0) =>
      call('events', { token, waitMs, ...(after !== undefined && { after }) }, { waitMs }),
    async cancel(token) {
      await call('cancel', { token })
    },
    async recover(environmentId, token, skip = []) {
      await call('recover', { environmentId, token, skip })
    },
    async destroy(environmentId, data, token) {
      await call('destroy', { environmentId, data, token })
    },
    describe: (environmentId) => call('describe', { environmentId }),
    drift: (environmentId) => call('drift', { environmentId }),
  }
}

/** Without what travels on its own: the code, and secrets. */
const bare = ({ code: { sha256 }, secrets: _, ...release }: Release): BareRelease => ({ ...release, code: { sha256 } })
