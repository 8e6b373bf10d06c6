import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import styles from './toasts.module.css'

interface Toast {
  readonly id: number
  readonly tone: 'good' | 'bad'
  readonly text: string
}

const SHOWN_MS = 6_000
let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

const remove = (id: number): void => change(toasts.filter((toast) => toast.id !== id))

/** Says in passing what has been done. What failed stays until it is closed. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  const id = ++last
  change([...toasts, { id, tone, text }])
  if (tone === 'good') setTimeout(() => remove(id), SHOWN_MS)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where they appear: once, beside all pages. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <section className={styles.toasts} role="status" aria-live="polite" aria-label="Messages">
      {shown.map(({ id, tone, text }) => (
        <div key={id} className={`${styles.toast} ${styles[tone]}`}>
          <p>{text}</p>
          <Button variant="quiet" icon aria-label="Close" onClick={() => remove(id)}>
            <X size={14} />
          </Button>
        </div>
      ))}
    </section>
  )
}
