import { Link } from '@tanstack/react-router'
import { Page } from '../../ui/page.tsx'
import styles from './not-found-page.module.css'

/** In the place of a page that there is none of. */
export function NotFoundPage() {
  return (
    <main className={styles.page}>
      <Page title="There is no such page.">
        <p>
          The address may be misspelled, or from another version. <Link to="/">The overview</Link> leads everywhere.
        </p>
      </Page>
    </main>
  )
}
