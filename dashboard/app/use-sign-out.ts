import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { signOut } from '../data/ask.ts'
import { toast } from '../ui/toasts.tsx'

/** Ends the session, and forgets everything that was shown in it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    try {
      await signOut()
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad')
      return
    }
    await router.navigate({ to: '/sign-in' })
    client.clear()
  }
}
