import { Link } from '@tanstack/react-router'
import { formatExactTime } from '../../format/times.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Time } from '../../ui/time.tsx'
import { inWords } from './actions.ts'
import styles from './audit-table.module.css'
import { type Change, changesOf, type Entry } from './changes.ts'
import { Subject } from './subject.tsx'

interface AuditTableProps {
  readonly slug: string
  readonly entries: readonly Entry[]
  readonly isOld: boolean
}

/** A row for each thing that was done. */
export const AuditTable = ({ slug, entries, isOld }: AuditTableProps) => (
  <DataTable label="Audit log" columns={columns(slug)} rows={entries} rowKey={({ id }) => id} isOld={isOld} />
)

const columns = (slug: string): readonly Column<Entry>[] => [
  { key: 'action', header: 'What', cell: ({ action }) => <strong title={action}>{inWords(action)}</strong> },
  {
    key: 'subject',
    header: 'To',
    cell: (entry) => (
      <span className={styles.subject}>
        <Subject slug={slug} entry={entry} />
      </span>
    ),
  },
  {
    key: 'actor',
    header: 'Who',
    cell: ({ actor }) => (
      <Link
        to="."
        search={(before) => ({ ...before, actor: actor.id })}
        className={styles.actor}
        title="Show what they did"
      >
        {actor.name}
        {actor.kind === 'TOKEN' && <span className={styles.quiet}> · token</span>}
      </Link>
    ),
  },
  {
    key: 'at',
    header: 'When',
    cell: ({ at }) => (
      <span className={styles.when}>
        <Time at={at} />
      </span>
    ),
  },
  { key: 'changes', header: 'Change', wide: true, cell: (entry) => <Details entry={entry} /> },
]

/** How much of a change is read at a glance. */
const IN_SHORT = 60

function Details({ entry }: { readonly entry: Entry }) {
  const { at, before, after, ip, requestId, idempotencyKey } = entry
  const changes = changesOf(before, after)
  return (
    <details className={styles.details}>
      <summary>{inShort(changes)}</summary>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map((change) => (
            <div key={change.field}>
              <dt>{change.field}</dt>
              <dd>
                {change.before !== undefined && <del>{change.before}</del>}
                {change.after !== undefined && <ins>{change.after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.quiet}>
        {formatExactTime(new Date(at))}
        {ip != null && <> from {ip}</>}, request <code>{requestId}</code>
        {idempotencyKey != null && (
          <>
            , idempotency key <code>{idempotencyKey}</code>
          </>
        )}
      </p>
    </details>
  )
}

function inShort(changes: readonly Change[]): string {
  const [first, ...others] = changes
  if (first === undefined) return 'Details'
  const text =
    first.before === undefined || first.after === undefined
      ? `${first.field} ${first.after ?? first.before}`
      : `${first.field} ${first.before} → ${first.after}`
  const short = text.length > IN_SHORT ? `${text.slice(0, IN_SHORT)}…` : text
  return others.length === 0 ? short : `${short} and ${others.length} more`
}
