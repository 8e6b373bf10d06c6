import type { DataPlane } from '../../data-plane.ts'
import type { StackDriver } from '../../driver.ts'
import type { Messages } from '../messages/messages.ts'
import type { BareRelease } from '../stacks/release.ts'
import type { Stacks } from '../stacks/stacks.ts'

/** A call as it goes over the wire: what is asked with, what is answered. */
interface Call<Input, Output> {
  readonly input: Input
  readonly output: Output
}

type Driven<K extends keyof StackDriver> = Awaited<ReturnType<StackDriver[K]>>
type Asked<K extends keyof DataPlane> = Awaited<ReturnType<DataPlane[K]>>

/** Everything that can be asked of the control API, by the last part of its path: `POST /_routo/plan`. */
export interface Calls {
  readonly preflight: Call<{ readonly release: BareRelease }, Driven<'preflight'>>
  readonly 'has-code': Call<{ readonly sha256: string }, boolean>
  readonly plan: Call<{ readonly release: BareRelease }, Driven<'plan'>>
  readonly execute: Call<
    {
      readonly release: BareRelease
      readonly secrets: Readonly<Record<string, string>>
      readonly planId: string
      readonly token: string
    },
    null
  >
  readonly events: Call<{ readonly token: string; readonly after?: string; readonly waitMs: number }, Driven<'events'>>
  readonly cancel: Call<{ readonly token: string }, null>
  readonly recover: Call<
    { readonly environmentId: string; readonly token: string; readonly skip: readonly string[] },
    null
  >
  readonly destroy: Call<
    { readonly environmentId: string; readonly data: Parameters<Stacks['destroy']>[1]; readonly token: string },
    null
  >
  readonly describe: Call<{ readonly environmentId: string }, Driven<'describe'>>
  readonly drift: Call<{ readonly environmentId: string }, Driven<'drift'>>
  readonly send: Call<Parameters<DataPlane['send']>[0], Asked<'send'>>
  readonly depth: Call<{ readonly environmentId: string; readonly route: string }, NonNullable<Asked<'depth'>> | null>
  readonly 'dead-letters': Call<Parameters<DataPlane['deadLetters']>[0], Asked<'deadLetters'>>
  readonly 'dead-letter-groups': Call<Parameters<DataPlane['deadLetterGroups']>[0], Asked<'deadLetterGroups'>>
  readonly 'dead-letter': Call<LetterPlace, NonNullable<Asked<'deadLetter'>> | null>
  readonly redrive: Call<LetterPlace & { readonly body?: string }, boolean>
  readonly discard: Call<LetterPlace, boolean>
  readonly records: Call<
    { readonly after?: string; readonly limit: number; readonly waitMs: number },
    Awaited<ReturnType<Messages['records']>>
  >
  readonly logs: Call<Parameters<DataPlane['logs']>[0], Asked<'logs'>>
}

interface LetterPlace {
  readonly environmentId: string
  readonly id: string
}

/** Why a call was not done, as it goes over the wire. */
export interface CallError {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}
