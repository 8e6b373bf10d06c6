import { useNavigate, useSearch } from '@tanstack/react-router'
import { ShowSettings } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { Chooser } from '../../ui/chooser.tsx'
import { actions, inWords } from './actions.ts'
import styles from './audit-filters.module.css'
import type { Entry } from './changes.ts'

interface AuditFiltersProps {
  readonly project: Project
  /** Those that are shown: who is no member any more, and tokens, are found among them. */
  readonly entries: readonly Entry[]
}

/** Narrows the log; all of it stands in the address. */
export function AuditFilters({ project, entries }: AuditFiltersProps) {
  const { actor, action, subject, from, to } = useSearch({ from: '/shell/projects/$project/audit-log' })
  const navigate = useNavigate()
  const members = useOperation(ShowSettings, { slug: project.slug }).data?.project?.members ?? []
  const actors = new Map([...members, ...entries].map(({ actor }) => [actor.id, actor.name] as const))
  if (actor !== undefined && !actors.has(actor)) actors.set(actor, actor)
  const known = action === undefined || action in actions ? Object.keys(actions) : [action, ...Object.keys(actions)]
  const choose = (change: object): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true })
  const day = (name: 'from' | 'to', label: string, value: string | undefined) => (
    <label className={styles.day}>
      {label}
      <input type="date" value={value ?? ''} onChange={({ target }) => choose({ [name]: target.value || undefined })} />
    </label>
  )
  return (
    <search className={styles.filters}>
      <Chooser
        label="Who"
        value={actor ?? ''}
        choices={[['', 'Everybody'], ...actors]}
        onChoose={(id) => choose({ actor: id || undefined })}
      />
      <Chooser
        label="What"
        value={action ?? ''}
        choices={[['', 'Everything'], ...known.map((one) => [one, inWords(one)] as const)]}
        onChoose={(one) => choose({ action: one || undefined })}
      />
      {day('from', 'From', from)}
      {day('to', 'To', to)}
      {subject !== undefined && (
        <span className={styles.subject}>
          Done to <code>{subject}</code>
        </span>
      )}
      {(actor ?? action ?? subject ?? from ?? to) !== undefined && (
        <Button
          variant="quiet"
          onClick={() =>
            choose({ actor: undefined, action: undefined, subject: undefined, from: undefined, to: undefined })
          }
        >
          Show all
        </Button>
      )}
    </search>
  )
}
