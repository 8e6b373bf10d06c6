import type { Tone } from '../../ui/badge.tsx'

/** How a status of CloudFormation looks: `CREATE_COMPLETE`, `UPDATE_ROLLBACK_FAILED`. */
export function toneOfStatus(status: string): Tone {
  if (status.endsWith('_FAILED') || status === 'REFUSED') return 'bad'
  if (status.endsWith('_IN_PROGRESS')) return 'accent'
  if (status.includes('ROLLBACK')) return 'warn'
  return status.endsWith('_COMPLETE') ? 'good' : 'quiet'
}
