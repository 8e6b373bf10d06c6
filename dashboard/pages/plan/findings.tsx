import { DatabaseZap, type LucideIcon, OctagonX, ShieldAlert } from 'lucide-react'
import type { FindingFragment } from '../../../client/operations.ts'
import { FindingList } from '../../deploying/finding-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './findings.module.css'

interface Group {
  readonly title: string
  readonly tone: 'bad' | 'warn'
  readonly icon?: LucideIcon
  readonly has: (finding: FindingFragment) => boolean
}

/** In the order in which they matter; each finding is in the first that has it. */
const groups: readonly Group[] = [
  { title: 'It would fail', tone: 'bad', icon: OctagonX, has: ({ level }) => level === 'ERROR' },
  { title: 'Data may be lost', tone: 'bad', icon: DatabaseZap, has: ({ code }) => code === 'DATA_LOSS' },
  {
    title: 'More is permitted than before',
    tone: 'warn',
    icon: ShieldAlert,
    has: ({ code }) => code === 'IAM_BROADENED',
  },
  { title: 'Look at this', tone: 'warn', has: ({ level }) => level === 'WARNING' },
]

/** What somebody should know before a plan is carried out; what is only good to know stands behind a click. */
export function Findings({ policies }: { readonly policies: readonly FindingFragment[] }) {
  const groupOf = (finding: FindingFragment) => groups.find(({ has }) => has(finding))
  const rest = policies.filter((finding) => groupOf(finding) === undefined)
  return (
    <>
      {groups.map((group) => {
        const found = policies.filter((finding) => groupOf(finding) === group)
        if (found.length === 0) return null
        const { title, tone, icon } = group
        return (
          <Notice key={title} tone={tone} title={title} {...(icon && { icon })}>
            {title === 'It would fail' && <p>Mend this, and plan again: as it is, it cannot be deployed.</p>}
            <FindingList findings={found} />
          </Notice>
        )
      })}
      {rest.length > 0 && (
        <details className={styles.rest}>
          <summary>
            {rest.length} more {rest.length === 1 ? 'thing' : 'things'} that {rest.length === 1 ? 'is' : 'are'} good to
            know
          </summary>
          <FindingList findings={rest} />
        </details>
      )}
    </>
  )
}
