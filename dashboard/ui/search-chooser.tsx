import { ChevronsUpDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type KeyboardEvent, useId, useState } from 'react'
import { Button } from './button.tsx'
import chooserStyles from './chooser.module.css'
import styles from './search-chooser.module.css'

interface SearchChooserProps {
  /** What is chosen: `Route`. */
  readonly label: string
  readonly value: string | undefined
  readonly choices: readonly string[]
  /** What it is called when none is chosen. */
  readonly none: string
  readonly onChoose: (value: string | undefined) => void
}

/** More at once cannot be looked through: typing finds the others. */
const SHOWN = 50

/** One of many, found by typing some of it; or none. */
export function SearchChooser({ label, value, choices, none, onChoose }: SearchChooserProps) {
  const [isOpen, setOpen] = useState(false)
  const choose = (chosen: string | undefined): void => {
    setOpen(false)
    onChoose(chosen)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button>
          <span className="aloud">{label}: </span>
          <span className={chooserStyles.value}>{value ?? none}</span>
          <ChevronsUpDown size={13} className={chooserStyles.icon} aria-hidden="true" />
        </Button>
      </Popover.Trigger>
      {/* In its place, as menus are. */}
      <Popover.Content className={styles.panel} align="end" sideOffset={4} collisionPadding={8} aria-label={label}>
        <Found label={label} value={value} choices={choices} none={none} onChoose={choose} />
      </Popover.Content>
    </Popover.Root>
  )
}

function Found({ label, value, choices, none, onChoose }: SearchChooserProps) {
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const id = useId()
  const matching = choices.filter((choice) => choice.toLowerCase().includes(text.trim().toLowerCase()))
  const shown = [...(text === '' ? [undefined] : []), ...matching.slice(0, SHOWN)]
  const at = Math.min(place, shown.length - 1)

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined) setPlace((at + move + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter') shown.length > 0 && onChoose(shown[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className={styles.input}
        placeholder="Type to find"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus, and the keys
          <div
            key={choice ?? ''}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === value}
            data-at={index === at}
            ref={index === at ? intoView : undefined}
            className={styles.option}
            onClick={() => onChoose(choice)}
            onMouseMove={() => setPlace(index)}
          >
            {choice ?? none}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.note}>Nothing is called “{text}”.</p>}
      {matching.length > SHOWN && <p className={styles.note}>{matching.length - SHOWN} more: type some of the name.</p>}
    </>
  )
}

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })
