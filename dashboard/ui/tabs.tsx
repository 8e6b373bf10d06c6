import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

interface TabsProps {
  readonly label: string
  readonly tabs: readonly { readonly key: string; readonly title: string; readonly content: ReactNode }[]
  /** The first one, where nothing is said. */
  readonly value?: string
  readonly onChange?: (key: string) => void
}

/** Several contents in one place. Where a tab is worth a link, its key stands in the address. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const chosen = value === undefined ? { defaultValue: tabs[0]?.key ?? '' } : { value }
  return (
    <Primitive.Root {...chosen} {...(onChange && { onValueChange: onChange })}>
      <Primitive.List className={styles.list} aria-label={label}>
        {tabs.map(({ key, title }) => (
          <Primitive.Trigger key={key} value={key} className={styles.tab}>
            {title}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map(({ key, content }) => (
        <Primitive.Content key={key} value={key} className={styles.content}>
          {content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
