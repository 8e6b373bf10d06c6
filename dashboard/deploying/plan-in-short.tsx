import type { ReactNode } from 'react'
import type { FindingFragment, PlanCountsFragment } from '../../client/operations.ts'
import { FindingList } from './finding-list.tsx'
import styles from './plan-in-short.module.css'

interface PlanInShortProps {
  readonly summary: PlanCountsFragment
  readonly policies: readonly FindingFragment[]
  /** Where to read all of it. */
  readonly children: ReactNode
}

const groups = [
  ['ERROR', 'It would fail'],
  ['WARNING', 'Look at this'],
] as const

/** What a plan changes, in a line, and what nobody should overlook in it. */
export function PlanInShort({ summary, policies, children }: PlanInShortProps) {
  return (
    <div className={styles.short}>
      <p>
        {inWords(summary)} {children}
      </p>
      {groups.map(([level, title]) => {
        const found = policies.filter((finding) => finding.level === level)
        if (found.length === 0) return null
        return (
          <div key={level} className={styles.serious} data-level={level}>
            <strong>{title}</strong>
            <FindingList findings={found} />
          </div>
        )
      })}
    </div>
  )
}

/** `2 resources created, 1 replaced.` */
export function inWords({ create, update, replace, remove }: PlanCountsFragment): string {
  const parts = [
    [create, 'created'],
    [update, 'updated'],
    [replace, 'replaced'],
    [remove, 'removed'],
  ].filter(([count]) => count !== 0)
  if (parts.length === 0) return 'Nothing changes.'
  const [[first] = [0]] = parts
  const words = parts.map(([count, done], index) =>
    index === 0 ? `${count} ${first === 1 ? 'resource' : 'resources'} ${done}` : `${count} ${done}`,
  )
  return `${words.join(', ')}.`
}
