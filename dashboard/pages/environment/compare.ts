import type { ShowConfigurationQuery } from '../../../client/operations.ts'

export type Configuration = Extract<NonNullable<ShowConfigurationQuery['node']>, { readonly variables: unknown }>

/** The environment that was asked for, where there still is one. */
export const configurationOf = (answer: ShowConfigurationQuery | undefined): Configuration | undefined =>
  answer?.node != null && 'variables' in answer.node ? (answer.node as Configuration) : undefined // which has them

export type Variable = Configuration['variables'][number]
export type Secret = Configuration['secrets'][number]

/** A name that two environments do not have alike. Undefined: it is not set there. */
export interface Difference {
  readonly name: string
  readonly here: Setting | undefined
  readonly there: Setting | undefined
}

/** Of a secret the digest is all that can be compared. */
interface Setting {
  readonly isSecret: boolean
  readonly text: string
}

/** Names by which two environments differ, in their order; and how many they have alike. */
export function compare(here: Configuration, there: Configuration) {
  const [ofHere, ofThere] = [settingsOf(here), settingsOf(there)]
  const names = [...new Set([...ofHere.keys(), ...ofThere.keys()])].sort()
  const differences = names
    .map((name): Difference => ({ name, here: ofHere.get(name), there: ofThere.get(name) }))
    .filter(({ here, there }) => here?.text !== there?.text || here?.isSecret !== there?.isSecret)
  return { differences, alike: names.length - differences.length }
}

const settingsOf = ({ variables, secrets }: Configuration): ReadonlyMap<string, Setting> =>
  new Map<string, Setting>([
    ...variables.map(({ name, value }) => [name, { isSecret: false, text: value }] as const),
    ...secrets.map(({ name, digest }) => [name, { isSecret: true, text: digest }] as const),
  ])
