import { secretsPath, secretsRoot } from '../../../compiler/plan/naming.ts'
import type { Finding } from '../../driver.ts'
import type { ClientsFor } from '../clients.ts'
import type { AwsPlace } from '../place.ts'
import { createCall } from '../stacks/call.ts'
import type { Secrets } from './secrets.ts'
import { type Shelf, shelfAt } from './shelf.ts'

/** SSM's limit for a value, of parameters that cost nothing. */
const MOST_BYTES = 4_096

/** What secrets are kept with. */
export interface SecretsDependencies {
  readonly clients: ClientsFor
  readonly sleep: (ms: number) => Promise<void>
  /** From 0 up to 1. */
  readonly random: () => number
}

/** Keeps the secrets of environments in the accounts that they are deployed to. */
export function createSecrets({ clients, ...pace }: SecretsDependencies): Secrets {
  const call = createCall(pace)
  const shelf = (place: AwsPlace): Shelf => shelfAt(clients(place).ssm, call)
  return {
    check: ({ secrets }) => Object.entries(secrets).flatMap(checkSize),
    async put(place, { secrets, configVersion }) {
      const wanted = Object.entries(secrets)
      if (wanted.length === 0) return
      const { list, put, remove } = shelf(place)
      const path = secretsPath(place, configVersion)
      const there = await list(path)
      // One after the other: an account may write three in a second.
      for (const [name, value] of wanted) {
        const key = `${path}/${name}`
        const text = keptText(value)
        if (there.get(key) !== text) await put(key, text, there.has(key) ? undefined : tagsOf(place))
      }
      await remove([...there.keys()].filter((key) => !Object.hasOwn(secrets, key.slice(path.length + 1))))
    },
    async sweep(place, kept) {
      const { list, remove } = shelf(place)
      const spared = kept && `${secretsPath(place, kept.configVersion)}/`
      const there = await list(secretsRoot(place))
      await remove([...there.keys()].filter((key) => spared === undefined || !key.startsWith(spared)))
    },
  }
}

/**
 * A secret as SSM keeps it, and executors read it: a JSON string. An empty text could not be kept as it is, and in what stands in
 * two braces SSM looks for the name of another parameter.
 */
const keptText = (secret: string): string => JSON.stringify(secret).replaceAll('{{', '{\\u007b')

function checkSize([name, value]: readonly [string, string]): readonly Finding[] {
  const bytes = Buffer.byteLength(keptText(value))
  if (bytes <= MOST_BYTES) return []
  const message = `The secret ${name} takes ${bytes} bytes; on AWS a secret has room for ${MOST_BYTES}. Set it in two, or set the key to something larger.`
  return [{ code: 'SECRET_TOO_LARGE', level: 'ERROR', message }]
}

const tagsOf = ({ project, environment }: AwsPlace) => [
  { Key: 'routo:project', Value: project },
  { Key: 'routo:environment', Value: environment },
]
