import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import styles from './copy-button.module.css'
import { toast } from './toasts.tsx'

const SHOWN_MS = 2_000

interface CopyButtonProps {
  readonly text: string
  /** Says which text, where there are several: `Copy the command`. */
  readonly label?: string
  /** Whether it stands within a text, as nothing but an icon. */
  readonly icon?: boolean
}

/** Puts a text where it can be pasted from, and says so for a moment. */
export function CopyButton({ text, label = 'Copy', icon = false }: CopyButtonProps) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => setDone(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isDone])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
    } catch {
      // Pages that come over plain http from another host have no clipboard.
      toast('The browser does not let this page copy. Select the text and copy it yourself.', 'bad')
    }
  }
  const said = isDone ? 'Copied' : label
  const look = icon ? ({ variant: 'quiet', className: styles.icon, title: label } as const) : {}
  return (
    <Button {...look} onClick={() => void copy()}>
      {isDone ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite" className={icon ? 'aloud' : undefined}>
        {said}
      </span>
    </Button>
  )
}
