import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { SourceLink } from '../../app/source-link.tsx'
import type { Project } from '../../app/use-project.ts'
import { formatBytes } from '../../format/bytes.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './letters-panel.module.css'
import type { LetterRow } from './use-letters.ts'

interface LetterColumns {
  readonly project: Project
  /** Whether letters of several routes may stand there. */
  readonly showsRoute: boolean
  readonly mayWrite: boolean
}

/** Which letters are chosen. Apart from the columns: a choice changes one box, and not a hundred rows. */
export const Choice = createContext<{
  readonly chosen: ReadonlySet<string>
  readonly turn: (ids: readonly string[], isChosen: boolean) => void
}>({ chosen: new Set(), turn: () => undefined })

/** What the list tells of each letter. */
export const letterColumns = (columns: LetterColumns): readonly Column<LetterRow>[] => [
  { key: 'letter', header: 'Message', cell: (letter) => <Letter letter={letter} {...columns} /> },
  {
    key: 'reason',
    header: 'Why',
    wide: true,
    cell: ({ reason: { code, message, sourceLocation } }) => (
      <>
        <span className={styles.reason} title={message}>
          {message === '' ? code : message}
        </span>
        {sourceLocation != null && <SourceLink project={columns.project.slug} at={sourceLocation} />}
      </>
    ),
  },
  { key: 'failed', header: 'Failed', align: 'end', cell: ({ failedAt }) => <Time at={failedAt} /> },
  {
    key: 'received',
    header: 'Received',
    align: 'end',
    cell: ({ receiveCount, redriveCount }) => (
      <>
        {receiveCount}×{redriveCount > 0 && <span className={styles.quiet}> · sent again {redriveCount}×</span>}
      </>
    ),
  },
  { key: 'expires', header: 'Expires', align: 'end', cell: ({ expiresAt }) => <Time at={expiresAt} /> },
  {
    key: 'trace',
    header: 'Way',
    align: 'end',
    cell: ({ messageId }) => (
      <Link
        to="/projects/$project/trace"
        params={{ project: columns.project.slug }}
        search={(before) => ({ env: before.env, ref: messageId })}
        className="link"
      >
        Trace
      </Link>
    ),
  },
]

/** The beginning of the body, which opens the letter. */
function Letter({ letter, showsRoute, mayWrite }: LetterColumns & { readonly letter: LetterRow }) {
  const { id, routeName, messageId, payload } = letter
  return (
    <div className={styles.letter}>
      {mayWrite && <LetterBox id={id} messageId={messageId} />}
      <Link
        from="/projects/$project/dead-letters"
        to="/projects/$project/dead-letters"
        search={(before) => ({ ...before, letter: id })}
        className={styles.open}
      >
        <code className={styles.body}>{previewOf(payload)}</code>
        <small className={styles.quiet}>
          {showsRoute && `${routeName} · `}
          {formatBytes(payload.bytes)}
        </small>
      </Link>
    </div>
  )
}

function LetterBox({ id, messageId }: Pick<LetterRow, 'id' | 'messageId'>) {
  const { chosen, turn } = useContext(Choice)
  return (
    <input
      type="checkbox"
      aria-label={`Select ${messageId}`}
      checked={chosen.has(id)}
      onChange={({ target }) => turn([id], target.checked)}
    />
  )
}

function previewOf({ text, bytes }: LetterRow['payload']): string {
  if (bytes === 0) return '(empty)'
  return text == null ? '(not for you to read)' : text.slice(0, 160).replaceAll(/\s+/g, ' ')
}
