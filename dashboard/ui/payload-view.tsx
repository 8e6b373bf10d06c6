import { useMemo, useState } from 'react'
import type { BodyFragment } from '../../client/operations.ts'
import { readBody } from '../format/bodies.ts'
import { formatBytes } from '../format/bytes.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './payload-view.module.css'
import { ReadableText } from './readable-text.tsx'

interface PayloadViewProps {
  /** What it is the body of, for who does not see it. */
  readonly label: string
  readonly payload: BodyFragment
}

/** The body of a message, to be read or as it is; and why, where it cannot be shown. */
export function PayloadView({ label, payload }: PayloadViewProps) {
  const { bytes, text, truncated, headers } = payload
  const [isRaw, setRaw] = useState(false)
  const body = useMemo(() => readBody(text ?? ''), [text])
  const isPretty = !isRaw && body.kind !== 'text'
  if (text === null) return <p className={styles.note}>{whyMissing(payload)}</p>
  return (
    <>
      <div className={styles.head}>
        <span>
          {formatBytes(bytes)}
          {body.kind !== 'text' && ` · ${body.kind.toUpperCase()}`}
          {truncated && ' · only the beginning was recorded'}
        </span>
        <span className={styles.actions}>
          {body.kind !== 'text' && (
            <Button variant="quiet" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
              Raw
            </Button>
          )}
          <CopyButton icon text={text} label="Copy the body" />
        </span>
      </div>
      <ReadableText label={label} body={isPretty ? body : { kind: 'text', text }} />
      <Headers headers={headers} />
    </>
  )
}

function whyMissing({ bytes, redacted }: BodyFragment): string {
  if (redacted) return `${formatBytes(bytes)}. Bodies are for operators and above: ask an admin of the project.`
  if (bytes === 0) return 'The body is empty.'
  return `${formatBytes(bytes)}, not recorded. Bodies are recorded where the route says so: capturePayloads: true on AWS, and not false in the local cloud.`
}

function Headers({ headers }: { readonly headers: unknown }) {
  const entries = Object.entries(Object(headers) as Record<string, unknown>)
  if (entries.length === 0) return null
  return (
    <details className={styles.headers}>
      <summary>{entries.length === 1 ? '1 header' : `${entries.length} headers`}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <code>{String(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
