import {
  DeleteParametersCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
  type SSMClient,
  type Tag,
} from '@aws-sdk/client-ssm'
import { TargetError } from '../../driver.ts'
import type { Call } from '../stacks/call.ts'

/** SSM's limit for what is removed at once. */
const MOST_REMOVED = 10

/** Encrypted parameters of an account, by their whole names. No error shows a value. */
export interface Shelf {
  list(path: string): Promise<ReadonlyMap<string, string>>
  /** @param Tags of a new one; absent: it takes the place of another */
  put(name: string, value: string, tags?: Tag[]): Promise<void>
  remove(names: readonly string[]): Promise<void>
}

export function shelfAt(ssm: SSMClient, call: Call): Shelf {
  const ask = async <T>(what: string, work: (client: SSMClient) => Promise<T>): Promise<T> => {
    try {
      return await call(ssm, work)
    } catch (error) {
      throw silenced(error, what)
    }
  }
  const write = (Name: string, Value: string, how: { readonly Overwrite: true } | { readonly Tags: Tag[] }) => {
    const command = new PutParameterCommand({ Name, Value, Type: 'SecureString', Tier: 'Standard', ...how })
    return ask(Name, (client) => client.send(command))
  }
  return {
    async list(Path) {
      const found = new Map<string, string>()
      let NextToken: string | undefined
      do {
        const command = new GetParametersByPathCommand({ Path, Recursive: true, WithDecryption: true, NextToken })
        const page = await ask(Path, (client) => client.send(command))
        for (const { Name = '', Value = '' } of page.Parameters ?? []) found.set(Name, Value)
        NextToken = page.NextToken
      } while (NextToken)
      return found
    },
    async put(name, value, tags) {
      try {
        await write(name, value, tags === undefined ? { Overwrite: true } : { Tags: tags })
      } catch (error) {
        if (tags === undefined || !isTaken(error)) throw error
        // Somebody who was at the same work has put it there meanwhile.
        await write(name, value, { Overwrite: true })
      }
    },
    async remove(names) {
      for (let from = 0; from < names.length; from += MOST_REMOVED) {
        const Names = names.slice(from, from + MOST_REMOVED)
        await ask(Names.join(', '), (client) => client.send(new DeleteParametersCommand({ Names })))
      }
    },
  }
}

const isTaken = (error: unknown): boolean => error instanceof TargetError && error.code === 'ParameterAlreadyExists'

/** Errors in which AWS speaks of who asks and how often, and never of what it was given. */
const HARMLESS =
  /^(ACCESS_DENIED|BACKEND_PROTOCOL_ERROR|CREDENTIALS_\w+|NO_CREDENTIALS|ParameterLimitExceeded|THROTTLED|UNREACHABLE)$/

/** The error without what may show a value: AWS's own words, unless it is known what they are about, and the SDK's error. */
function silenced(error: unknown, what: string): TargetError {
  const { code, message, retryable } = error instanceof TargetError ? error : new TargetError('AWS', '')
  const words = HARMLESS.test(code) ? message : code
  return new TargetError(code, `SSM was asked for ${what}, in vain: ${words}`, { retryable })
}
