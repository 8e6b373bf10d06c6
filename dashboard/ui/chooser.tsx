import { ChevronsUpDown } from 'lucide-react'
import { Button } from './button.tsx'
import styles from './chooser.module.css'
import { Menu, MenuChoices } from './menu.tsx'

interface ChooserProps<Value extends string> {
  /** What is chosen: `Environment`. */
  readonly label: string
  readonly value: Value
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChoose: (value: Value) => void
}

/** One of several, as a button that shows which. */
export function Chooser<Value extends string>({ label, value, choices, onChoose }: ChooserProps<Value>) {
  const text = choices.find(([key]) => key === value)?.[1] ?? value
  return (
    <Menu
      align="end"
      trigger={
        <Button>
          <span className="aloud">{label}: </span>
          <span className={styles.value}>{text}</span>
          <ChevronsUpDown size={13} className={styles.icon} aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices label={label} value={value} choices={choices} onChoose={onChoose} />
    </Menu>
  )
}
