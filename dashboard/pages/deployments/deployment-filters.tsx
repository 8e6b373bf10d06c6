import { useNavigate } from '@tanstack/react-router'
import { Chooser } from '../../ui/chooser.tsx'
import { kindLabels, operationLooks } from '../../ui/states.ts'
import styles from './deployment-filters.module.css'
import { isKind, isState } from './use-deployments.ts'

const states: readonly (readonly [string, string])[] = [
  ['', 'All states'],
  ...Object.entries(operationLooks).map(([state, { label }]) => [state, label] as const),
]
const kinds: readonly (readonly [string, string])[] = [['', 'All kinds'], ...Object.entries(kindLabels)]

interface DeploymentFiltersProps {
  readonly state: string | undefined
  readonly kind: string | undefined
}

/** Which deployments are shown; it stands in the address. */
export function DeploymentFilters({ state, kind }: DeploymentFiltersProps) {
  const navigate = useNavigate()
  const choose = (chosen: { readonly state?: string | undefined; readonly kind?: string | undefined }): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...chosen }), replace: true })
  return (
    <div className={styles.filters}>
      <Chooser
        label="State"
        value={isState(state) ? state : ''}
        choices={states}
        onChoose={(state) => choose({ state: state || undefined })}
      />
      <Chooser
        label="Kind"
        value={isKind(kind) ? kind : ''}
        choices={kinds}
        onChoose={(kind) => choose({ kind: kind || undefined })}
      />
    </div>
  )
}
