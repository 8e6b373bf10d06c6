import { cleanEnv } from 'envalid'
import { distance } from 'fastest-levenshtein'
import { variables } from './env-variables.ts'
import type { LogLevel } from './log.ts'

/** Everything that can be set from outside, and nothing else is read from the environment. */
export interface Settings {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly dataDir: string
  /** Absent: the embedded store, in the data directory. */
  readonly mongoUri?: string
  /** Absent: one that is made in the data directory. */
  readonly secret?: string
  readonly logLevel: LogLevel
  /** Whether people may register themselves. The first account always may. */
  readonly signUp: 'open' | 'closed'
  /** Addresses and networks of proxies in front, whose word is believed about who has asked them. */
  readonly trustProxy: readonly string[]
  /** Who may read the schema. */
  readonly introspection: 'everyone' | 'signed-in' | 'off'
  /** Hosts inside a network that webhooks may reach all the same, in small letters. */
  readonly webhookAllow: readonly string[]
  /** Where the subgraphs are, when each is a process of its own. */
  readonly projectsUrl?: string
  readonly deploymentsUrl?: string
  readonly metricsUrl?: string
  /** Of the local cloud. 0: any free one. */
  readonly cloudPort: number
  /** Where the local cloud is, when it is started by itself. */
  readonly cloudUrl?: string
  /** In place of AWS: an emulator of it. */
  readonly awsEndpoint?: string
}

/** Settings that a process may find indispensable. */
export type OptionalSetting = 'mongoUri' | 'secret' | 'projectsUrl' | 'deploymentsUrl' | 'metricsUrl' | 'cloudUrl'

/** The settings of a process that needs these. */
export type SettingsWith<Needed extends OptionalSetting> = Settings & {
  readonly [Name in Needed]-?: NonNullable<Settings[Name]>
}

/** Some settings are wrong: the message names each, says what it has to be, and gives an example. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

type Variable = keyof typeof variables

/** Values that must not be printed. */
const confidential: readonly Variable[] = ['ROUTO_SECRET', 'MONGODB_URI']

const variableOf: Readonly<Record<OptionalSetting, Variable>> = {
  mongoUri: 'MONGODB_URI',
  secret: 'ROUTO_SECRET',
  projectsUrl: 'ROUTO_PROJECTS_URL',
  deploymentsUrl: 'ROUTO_DEPLOYMENTS_URL',
  metricsUrl: 'ROUTO_METRICS_URL',
  cloudUrl: 'ROUTO_CLOUD_URL',
}

/**
 * Reads the settings, once, at the start of a process.
 *
 * @param needs what this process cannot do without, although others can
 * @throws {SettingsError} that says everything that is wrong
 */
export function readSettings<Needed extends OptionalSetting = never>(
  needs: readonly Needed[] = [],
  // biome-ignore lint/style/noProcessEnv: this is where the environment is read
  env: Readonly<Record<string, string | undefined>> = process.env,
): SettingsWith<Needed> {
  // Compose files pass on what is not set as an empty text.
  const set = Object.fromEntries(Object.entries(env).filter(([, text]) => text !== undefined && text !== ''))
  const mistakes = misspelled(Object.keys(set))
  const missing = needs.map((name) => variableOf[name]).filter((name) => set[name] === undefined)
  mistakes.push(...missing.map((name) => `${name} is not set, but this process needs it${exampleOf(name)}`))
  const clean = cleanEnv(set, variables, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) mistakes.push(wrong(name as Variable, set[name], error))
    },
  })
  if (mistakes.length > 0) throw new SettingsError(`These settings are wrong:\n- ${mistakes.join('\n- ')}`)
  const { MONGODB_URI, ROUTO_SECRET, ROUTO_PROJECTS_URL, ROUTO_DEPLOYMENTS_URL, ROUTO_METRICS_URL, ROUTO_CLOUD_URL } =
    clean
  const { ROUTO_AWS_ENDPOINT } = clean
  const settings: Settings = {
    host: clean.ROUTO_HOST,
    port: clean.ROUTO_PORT,
    cloudPort: clean.ROUTO_CLOUD_PORT,
    dataDir: clean.ROUTO_DATA_DIR,
    logLevel: clean.ROUTO_LOG_LEVEL,
    trustProxy: clean.ROUTO_TRUST_PROXY,
    signUp: clean.ROUTO_SIGN_UP,
    introspection: clean.ROUTO_INTROSPECTION ?? (isAtHome(clean) ? 'everyone' : 'signed-in'),
    webhookAllow: clean.ROUTO_WEBHOOK_ALLOW,
    ...(MONGODB_URI !== undefined && { mongoUri: MONGODB_URI }),
    ...(ROUTO_SECRET !== undefined && { secret: ROUTO_SECRET }),
    ...(ROUTO_PROJECTS_URL !== undefined && { projectsUrl: ROUTO_PROJECTS_URL }),
    ...(ROUTO_DEPLOYMENTS_URL !== undefined && { deploymentsUrl: ROUTO_DEPLOYMENTS_URL }),
    ...(ROUTO_METRICS_URL !== undefined && { metricsUrl: ROUTO_METRICS_URL }),
    ...(ROUTO_CLOUD_URL !== undefined && { cloudUrl: ROUTO_CLOUD_URL }),
    ...(ROUTO_AWS_ENDPOINT !== undefined && { awsEndpoint: ROUTO_AWS_ENDPOINT }),
  }
  // What is needed was missing above, or is there.
  return Object.freeze(settings) as SettingsWith<Needed>
}

/** A store of its own that nobody else can reach: whoever gets here may know everything about the API. */
const isAtHome = ({
  ROUTO_HOST,
  ROUTO_TRUST_PROXY,
  MONGODB_URI,
}: {
  readonly ROUTO_HOST: string
  readonly ROUTO_TRUST_PROXY: readonly string[]
  readonly MONGODB_URI?: string | undefined
}) =>
  MONGODB_URI === undefined &&
  ROUTO_TRUST_PROXY.length === 0 &&
  (ROUTO_HOST === 'localhost' || ROUTO_HOST === '::1' || ROUTO_HOST.startsWith('127.'))

/** An error of envalid says what the value has to be; all of ours do. */
function wrong(name: Variable, text: string | undefined, error: Error | undefined): string {
  const shown = confidential.includes(name) ? 'is set, but' : `is ${JSON.stringify(text)}, but`
  return `${name} ${shown} ${error?.message ?? 'cannot be read'}${exampleOf(name)}`
}

const exampleOf = (name: Variable): string => `, for example ${name}=${variables[name].example}`

const MAX_TYPOS = 2

/** Names that are almost one of ours, and would be overlooked in silence. */
const misspelled = (names: readonly string[]): string[] =>
  names.flatMap((name) => {
    if (!name.startsWith('ROUTO') || Object.hasOwn(variables, name)) return []
    const meant = Object.keys(variables).find((known) => distance(known, name) <= MAX_TYPOS)
    return meant === undefined ? [] : [`${name} is no setting: is ${meant} meant?`]
  })
