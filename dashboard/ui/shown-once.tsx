import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './shown-once.module.css'

interface ShownOnceProps {
  /** What it is: `token`. */
  readonly what: string
  readonly secret: string
  readonly onDone: () => void
}

/** A secret, at the only time at which it can be read. */
export const ShownOnce = ({ what, secret, onDone }: ShownOnceProps) => (
  <div className={styles.once}>
    <p role="status">
      <strong>Copy the {what} now.</strong> It is not shown again, and nobody can read it later.
    </p>
    <code className={styles.secret}>{secret}</code>
    <div className={styles.actions}>
      <CopyButton text={secret} label={`Copy ${what}`} />
      <Button variant="primary" onClick={onDone}>
        I have it
      </Button>
    </div>
  </div>
)
