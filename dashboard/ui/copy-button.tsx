import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { toast } from './toasts.tsx'

const SHOWN_MS = 2_000

interface CopyButtonProps {
  readonly text: string
  readonly label?: string
  /** A square, beside what it copies. */
  readonly icon?: boolean
}

/** Puts a text where it can be pasted from. */
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
  return (
    <Button {...(icon && { variant: 'quiet', icon })} title={icon ? label : undefined} onClick={() => void copy()}>
      {isDone ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite" className={icon ? 'aloud' : undefined}>
        {isDone ? 'Copied' : label}
      </span>
    </Button>
  )
}
