import { Link, useParams } from '@tanstack/react-router'
import { Box, LayoutGrid, Search } from 'lucide-react'
import type { Liveliness } from '../data/live-on.ts'
import { Logo } from './logo.tsx'
import { pagesFor } from './navigation.ts'
import styles from './sidebar.module.css'
import { useProjects } from './use-projects.ts'
import { ViewerMenu } from './viewer-menu.tsx'

interface SidebarProps {
  readonly name: string
  readonly email: string | undefined
  readonly liveliness: Liveliness
  readonly onSearch: () => void
}

const LIVELINESS: Readonly<Record<Liveliness, string>> = {
  live: 'Live',
  connecting: 'Connecting…',
  away: 'Not live: trying again',
}

/** Where one can go. */
export function Sidebar({ name, email, liveliness, onSearch }: SidebarProps) {
  return (
    <div className={styles.sidebar}>
      <Link to="/" className={styles.brand} aria-label="routo, overview">
        <Logo />
        routo
      </Link>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search size={14} aria-hidden="true" />
        Search
        <kbd>{/mac/i.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <nav aria-label="Main" className={styles.nav}>
        <Link
          to="/"
          className={styles.link}
          activeProps={{ className: styles.active }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          <LayoutGrid size={15} aria-hidden="true" />
          Overview
        </Link>
        <Projects onSearch={onSearch} />
      </nav>
      <footer className={styles.foot}>
        <p className={styles.live} data-state={liveliness} role="status">
          <i aria-hidden="true" />
          {LIVELINESS[liveliness]}
        </p>
        <ViewerMenu name={name} email={email} />
      </footer>
    </div>
  )
}

/** Every project, or the first of very many, and the pages of the one that is open. */
function Projects({ onSearch }: { readonly onSearch: () => void }) {
  const { projects, hasMore } = useProjects()
  const { project: open } = useParams({ strict: false })
  if (projects.length === 0) return null
  return (
    <>
      <h2 className={styles.heading}>Projects</h2>
      <ul>
        {projects.map(({ id, slug, name, viewerPermissions }) => (
          <li key={id}>
            {/* Its environments are others than those of the project before. */}
            <Link
              to="/projects/$project"
              params={{ project: slug }}
              search={{ env: undefined }}
              className={styles.link}
              data-open={slug === open}
            >
              <Box size={15} aria-hidden="true" />
              <span>{name}</span>
            </Link>
            {slug === open && <ProjectPages slug={slug} viewerPermissions={viewerPermissions} />}
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" className={styles.link} onClick={onSearch}>
          <Search size={15} aria-hidden="true" />
          Find the others
        </button>
      )}
    </>
  )
}

interface ProjectPagesProps {
  readonly slug: string
  readonly viewerPermissions: readonly string[]
}

function ProjectPages({ slug, viewerPermissions }: ProjectPagesProps) {
  return pagesFor(viewerPermissions).map((pages) => (
    <ul key={pages[0]?.to} className={styles.pages}>
      {pages.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Link
            to={to}
            params={{ project: slug }}
            className={styles.link}
            activeProps={{ className: styles.active }}
            activeOptions={{ exact: to === '/projects/$project', includeSearch: false }}
          >
            <Icon size={15} aria-hidden="true" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  ))
}
