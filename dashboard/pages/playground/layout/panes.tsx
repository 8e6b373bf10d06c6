import { type ReactNode, useState } from 'react'
import { Tabs } from '../../../ui/tabs.tsx'
import { Divider } from './divider.tsx'
import styles from './panes.module.css'
import { keepWidths, keptWidths } from './widths.ts'

export interface Pane {
  readonly key: string
  readonly title: string
  readonly content: ReactNode
}

interface PanesProps {
  readonly label: string
  readonly left: Pane
  /** Takes the room that is left. */
  readonly middle: Pane
  /** One of them at a time. */
  readonly right: readonly Pane[]
  /** Whether there is room for one alone. */
  readonly isNarrow: boolean
  /** Which one is shown where not all are. */
  readonly shown: string | undefined
  readonly onShow: (key: string) => void
}

/** Parts beside each other, as wide as the viewer wants them; one at a time where there is little room. */
export function Panes({ label, left, middle, right, isNarrow, shown, onShow }: PanesProps) {
  const [widths, setWidths] = useState(keptWidths)
  const all = [left, middle, ...right]
  if (isNarrow) {
    return (
      <div className={styles.tabs} data-narrow="true">
        <Tabs label={label} value={keyIn(all, shown) ?? middle.key} onChange={onShow} tabs={all} />
      </div>
    )
  }
  const resize = (changed: typeof widths): void => {
    setWidths(changed)
    keepWidths(changed)
  }
  const [first, last] = widths
  return (
    <div
      className={styles.panes}
      style={{ gridTemplateColumns: `${first}px 1px minmax(16rem, 1fr) 1px minmax(0, ${last}px)` }}
    >
      <section className={styles.pane} aria-label={left.title}>
        {left.content}
      </section>
      <Divider label={`Width of ${left.title}`} width={first} sign={1} onResize={(to) => resize([to, last])} />
      <section className={styles.pane} aria-label={middle.title}>
        {middle.content}
      </section>
      <Divider
        label="Width of what is beside the editor"
        width={last}
        sign={-1}
        onResize={(to) => resize([first, to])}
      />
      <div className={styles.tabs}>
        <Tabs
          label="Beside the editor"
          value={keyIn(right, shown) ?? right[0]?.key ?? ''}
          onChange={onShow}
          tabs={right}
        />
      </div>
    </div>
  )
}

const keyIn = (panes: readonly Pane[], key: string | undefined): string | undefined =>
  panes.find((pane) => pane.key === key)?.key
