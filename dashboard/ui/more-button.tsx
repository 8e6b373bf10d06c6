import { Button } from './button.tsx'
import styles from './more-button.module.css'

interface MoreButtonProps {
  readonly isRunning?: boolean
  readonly onClick: () => void
  readonly children?: string
}

/** Under a list of which there is more. */
export function MoreButton({ isRunning = false, onClick, children = 'Show more' }: MoreButtonProps) {
  return (
    <div className={styles.more}>
      <Button disabled={isRunning} onClick={onClick}>
        {isRunning ? 'Loading…' : children}
      </Button>
    </div>
  )
}
