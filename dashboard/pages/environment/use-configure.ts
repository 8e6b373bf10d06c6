import { Configure, ShowConfiguration, ShowMissing } from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { toast } from '../../ui/toasts.tsx'

interface Change {
  readonly variables?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly unset?: readonly string[]
}

/** Sets and unsets in an environment, and says what that takes to be seen. */
export function useConfigure(environmentId: string): (change: Change) => Promise<void> {
  const { run } = useChange(Configure, [ShowConfiguration, ShowMissing])
  return async (change) => {
    const set = Object.keys({ ...change.variables, ...change.secrets })
    const names = [...set, ...(change.unset ?? [])]
    await run({ input: { environmentId, ...change } })
    const what =
      names.length > 3 ? `${names.length} names are` : `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`
    toast(`${what} ${set.length > 0 ? 'set' : 'removed'}. Functions see it after the next deployment.`)
  }
}
