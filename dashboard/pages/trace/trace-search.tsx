import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './trace-search.module.css'

/** Asks where a message is, by whatever is known of it. */
export function TraceSearch({ sought }: { readonly sought: string | undefined }) {
  const navigate = useNavigate()
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          const ref = String(new FormData(event.currentTarget).get('ref')).trim() || undefined
          void navigate({ to: '.', search: (before) => ({ ...before, ref }) })
        }}
      >
        <input
          key={sought}
          className={styles.input}
          type="search"
          name="ref"
          aria-label="Message"
          placeholder="An id, the key of an object, an order number…"
          defaultValue={sought}
        />
        <Button type="submit" variant="primary">
          <Search size={14} aria-hidden="true" />
          Find
        </Button>
      </form>
    </search>
  )
}
