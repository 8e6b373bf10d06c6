import { Search } from 'lucide-react'
import styles from './search-field.module.css'

interface SearchFieldProps {
  /** What is looked for, and where: `Text in bodies`. */
  readonly label: string
  readonly value: string | undefined
  /** Undefined where nothing is looked for any more. */
  readonly onSearch: (text: string | undefined) => void
}

/** Looks for a text when Enter is pressed. */
export function SearchField({ label, value = '', onSearch }: SearchFieldProps) {
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(String(new FormData(event.currentTarget).get('text')).trim() || undefined)
      }}
    >
      <Search size={14} aria-hidden="true" />
      <input
        key={value}
        className={styles.input}
        type="search"
        name="text"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
      />
    </form>
  )
}
