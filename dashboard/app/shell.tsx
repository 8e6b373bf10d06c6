import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { Menu as MenuIcon, Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useViewer } from '../data/viewer.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { CommandPalette } from './command-palette.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { useLive } from './use-live.ts'

/** What is around every page for who is signed in. Others are sent to sign in, and back to where they were. */
export function Shell() {
  const { viewer, error, retry } = useViewer()
  if (viewer === null) return <ToSignIn />
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      {viewer !== undefined && <SignedIn name={viewer.name} email={viewer.email ?? undefined} />}
      <Content>
        {error === null ? viewer !== undefined && <Outlet /> : <ErrorState error={error} onRetry={retry} />}
      </Content>
    </div>
  )
}

/** Leads to the door, and back afterwards to where one is now. */
function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    const { href, hash } = router.latestLocation
    const [next = '/'] = href.split('#')
    // What stands behind the `#` stays there: it is for no server.
    void router.navigate({ to: '/sign-in', search: next === '/' ? {} : { next }, hash, replace: true })
  }, [router])
  return null
}

/** The menu: beside the page, or behind a button where there is no room. */
function SignedIn({ name, email }: { readonly name: string; readonly email: string | undefined }) {
  const liveliness = useLive()
  const [isSearching, setSearching] = useState(false)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when its links have led somewhere
  useEffect(() => setMenuOpen(false), [pathname])
  const sidebar = <Sidebar name={name} email={email} liveliness={liveliness} onSearch={() => setSearching(true)} />
  return (
    <>
      <aside className={styles.aside}>{sidebar}</aside>
      <header className={styles.bar}>
        <Dialog.Root open={isMenuOpen} onOpenChange={setMenuOpen}>
          <Dialog.Trigger asChild>
            <Button variant="quiet" icon aria-label="Menu">
              <MenuIcon size={18} />
            </Button>
          </Dialog.Trigger>
          <Dialog.Portal>
            <Dialog.Overlay className={styles.scrim} />
            <Dialog.Content className={styles.drawer} aria-describedby={undefined}>
              <Dialog.Title className="aloud">Menu</Dialog.Title>
              {sidebar}
            </Dialog.Content>
          </Dialog.Portal>
        </Dialog.Root>
        <strong>routo</strong>
        <Button variant="quiet" icon aria-label="Search" onClick={() => setSearching(true)}>
          <Search size={16} />
        </Button>
      </header>
      <CommandPalette isOpen={isSearching} onOpenChange={setSearching} />
    </>
  )
}

/** Where pages are. Whoever goes to another one by keyboard or ear begins there. */
function Content({ children }: { readonly children: React.ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main ref={main} id="content" tabIndex={-1} className={styles.content}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </main>
  )
}
