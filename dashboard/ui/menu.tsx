import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './menu.module.css'

interface MenuProps {
  /** A button. */
  readonly trigger: ReactNode
  readonly align?: 'start' | 'end'
  /** `MenuItem`s, `MenuChoices`. */
  readonly children: ReactNode
}

/** What can be done or chosen, under a button. Arrows move, letters find, Escape leaves. */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      {/* In its place, and not at the end of the document: it belongs to the part of the page that it is in. */}
      <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

/** Does something. */
export function MenuItem({ onSelect, children }: { readonly onSelect: () => void; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Item className={styles.item} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  )
}

interface MenuChoicesProps<Value extends string> {
  readonly label?: string
  readonly value: Value
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChoose: (value: Value) => void
}

/** One of several. */
export function MenuChoices<Value extends string>({ label, value, choices, onChoose }: MenuChoicesProps<Value>) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={(chosen) => onChoose(chosen as Value)}>
      {label !== undefined && <DropdownMenu.Label className={styles.label}>{label}</DropdownMenu.Label>}
      {choices.map(([key, text]) => (
        <DropdownMenu.RadioItem key={key} value={key} className={styles.item}>
          {text}
          <DropdownMenu.ItemIndicator className={styles.check}>
            <Check size={14} />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

/** Between groups. */
export const MenuLine = () => <DropdownMenu.Separator className={styles.line} />
