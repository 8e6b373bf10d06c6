import type { ImpactFragment } from '../../client/operations.ts'
import { formatShare } from '../format/numbers.ts'
import styles from './impact-in-short.module.css'
import { NotKnown } from './not-known.tsx'
import { healthLooks } from './states.ts'

/** What became of the error rate with a deployment. */
export function ImpactInShort({ impact }: { readonly impact: ImpactFragment | null | undefined }) {
  if (impact == null) return <NotKnown why="Not known before a full minute has passed since it ended." />
  const { verdict, before, after } = impact
  const { tone, label } = healthLooks[verdict]
  if (before.received === 0 && after.received === 0) return <span className={styles.impact}>no messages</span>
  return (
    <span className={styles.impact} data-tone={tone} title={`${label} since`}>
      {formatShare(before.errorRate)} → {formatShare(after.errorRate)}
    </span>
  )
}
