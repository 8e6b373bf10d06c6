import styles from './starter-list.module.css'
import { type Starter, starters } from './starters.ts'

interface StarterListProps {
  readonly onChoose: (starter: Starter) => void
  /** One has been chosen, and is on its way. */
  readonly isBusy?: boolean
}

/** Templates and examples: a click begins with one. */
export const StarterList = ({ onChoose, isBusy = false }: StarterListProps) => (
  <ul className={styles.list} aria-label="Templates and examples">
    {starters.map((starter) => (
      <li key={starter.slug}>
        <button type="button" className={styles.starter} disabled={isBusy} onClick={() => onChoose(starter)}>
          <strong>{starter.title}</strong>
          <span>{starter.text}</span>
        </button>
      </li>
    ))}
  </ul>
)
