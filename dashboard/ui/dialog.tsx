import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  /** What it is about, in a sentence. */
  readonly description?: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** Where there is much to read or to write. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A question in front of the page: Escape leaves it, and the focus goes back to where it was. */
export function Dialog({ title, description, isOpen, onOpenChange, wide = false, children }: DialogProps) {
  const described = description === undefined ? { 'aria-describedby': undefined } : {}
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.scrim} />
        <Primitive.Content className={styles.dialog} data-wide={wide} {...described}>
          <Primitive.Title className={styles.title}>{title}</Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className={styles.description}>{description}</Primitive.Description>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
