import { Minus, Pencil, Plus, RefreshCw, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ChangeFragment, ResourceAction } from '../../client/operations.ts'
import { formatType, routeName } from '../format/resources.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { TextLink } from '../ui/text-link.tsx'
import styles from './change-list.module.css'
import { PropertyChange } from './property-change.tsx'

interface ChangeListProps {
  readonly slug: string
  readonly changes: readonly ChangeFragment[]
}

/** What is shown at once: a project of a thousand routes changes ten thousand resources. */
const ROWS = 100

/** What becomes of each resource: what is lost first, then what is replaced, updated, new. */
export function ChangeList({ slug, changes }: ChangeListProps) {
  const [shown, setShown] = useState(ROWS)
  if (changes.length === 0) return <p className={styles.none}>Nothing changes.</p>
  const sorted = changes.toSorted((one, other) => rank(one) - rank(other))
  const stacks = new Set(changes.map(({ stack }) => stack))
  return (
    <>
      <ul className={styles.list}>
        {sorted.slice(0, shown).map((change) => (
          <li key={`${change.stack} ${change.logicalId} ${change.action}`}>
            <ResourceChange slug={slug} change={change} withStack={stacks.size > 1} />
          </li>
        ))}
      </ul>
      {changes.length > shown && (
        <MoreButton onClick={() => setShown(shown + ROWS)}>
          {`Show ${Math.min(ROWS, changes.length - shown)} more of ${changes.length}`}
        </MoreButton>
      )}
    </>
  )
}

const order: readonly ResourceAction[] = ['REPLACE', 'REMOVE', 'UPDATE', 'CREATE']

const rank = ({ action, destructive }: ChangeFragment): number =>
  order.indexOf(action) - (destructive ? order.length : 0)

const looks = {
  CREATE: { label: 'Create', Icon: Plus },
  UPDATE: { label: 'Update', Icon: Pencil },
  REPLACE: { label: 'Replace', Icon: RefreshCw },
  REMOVE: { label: 'Remove', Icon: Minus },
} as const

interface ResourceChangeProps {
  readonly slug: string
  readonly change: ChangeFragment
  readonly withStack: boolean
}

function ResourceChange({ slug, change, withStack }: ResourceChangeProps) {
  const { action, logicalId, type, route, stack, destructive, replacementReason, properties } = change
  const { label, Icon } = looks[action]
  return (
    <>
      <div className={styles.head}>
        <span className={styles.action} data-action={action}>
          <Icon size={13} aria-hidden="true" />
          {label}
        </span>
        <strong className={styles.name}>{logicalId}</strong>
        <span className={styles.quiet}>
          {formatType(type)}
          {withStack && ` in ${stack}`}
        </span>
        {route != null && (
          <TextLink to="/projects/$project/routes/$route" params={{ project: slug, route: routeName(route.id) }}>
            {routeName(route.id)}
          </TextLink>
        )}
        {destructive && (
          <span className={styles.loss}>
            <TriangleAlert size={13} aria-hidden="true" />
            Data is lost or left behind
          </span>
        )}
      </div>
      {replacementReason != null && <p className={styles.why}>{replacementReason}</p>}
      {properties.length > 0 && (
        <dl className={styles.properties}>
          {properties.map(({ path, before, after }) => (
            <div key={path}>
              <dt>{path.replace(/^Properties\./, '')}</dt>
              <dd>
                <PropertyChange before={before} after={after} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
