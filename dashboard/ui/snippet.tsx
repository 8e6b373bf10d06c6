import { CopyButton } from './copy-button.tsx'
import styles from './snippet.module.css'

/** A text to be used elsewhere as it stands: a command, a URL. */
export function Snippet({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div className={styles.snippet}>
      <pre>{text}</pre>
      <CopyButton text={text} label={label} icon />
    </div>
  )
}
