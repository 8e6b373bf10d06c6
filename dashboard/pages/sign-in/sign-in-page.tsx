import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Logo } from '../../app/logo.tsx'
import { signIn } from '../../data/ask.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PasswordForm } from './password-form.tsx'
import styles from './sign-in-page.module.css'
import { TokenForm } from './token-form.tsx'

/** The code of a sign-in link, which leaves the address as soon as it is read: it works once, and nobody should keep it. */
function takeCode(): string | undefined {
  const code = /^#(rtc_[\w-]+)$/.exec(location.hash)?.[1]
  if (code !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return code
}

const codeOfLink = takeCode()
/** The link signs in as soon as the page is there, once. */
let signingInByLink: Promise<void> | undefined

/** The door: a token, a password, or the link that `npm start` prints. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const client = useQueryClient()
  const [byLink, setByLink] = useState<unknown>(codeOfLink === undefined ? undefined : 'busy')
  const enter = async (by: Parameters<typeof signIn>[0]): Promise<void> => {
    await signIn(by)
    client.clear()
    await router.navigate({ href: (next ?? '/') + location.hash, replace: true })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    document.title = 'Sign in · routo'
    if (codeOfLink === undefined) return
    signingInByLink ??= enter({ credential: codeOfLink })
    signingInByLink.catch(setByLink)
  }, [])
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <Logo />
          <h1>Sign in to routo</h1>
        </header>
        {byLink === 'busy' ? (
          <p role="status">Signing you in…</p>
        ) : (
          <>
            <FormProblem error={byLink} />
            <Tabs
              label="How to sign in"
              tabs={[
                { key: 'token', title: 'Token', content: <TokenForm onSubmit={enter} /> },
                { key: 'password', title: 'E-mail and password', content: <PasswordForm onSubmit={enter} /> },
              ]}
            />
          </>
        )}
      </div>
    </main>
  )
}
