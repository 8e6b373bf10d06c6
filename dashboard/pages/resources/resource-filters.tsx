import { useNavigate } from '@tanstack/react-router'
import { ShowStacks, type ShowStacksQuery } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { formatType, routeName } from '../../format/resources.ts'
import { Chooser } from '../../ui/chooser.tsx'
import type { Chosen } from './filter.ts'
import styles from './resource-filters.module.css'

interface ResourceFiltersProps {
  readonly project: Project
  readonly environmentId: string
  readonly chosen: Chosen
}

/** Which resources are shown; it stands in the address. */
export function ResourceFilters({ environmentId, chosen }: ResourceFiltersProps) {
  const navigate = useNavigate()
  // Asked for without a filter: what can be chosen does not go away as one chooses.
  const { data } = useOperation(ShowStacks, { environmentId, filter: {} })
  const resources = resourcesIn(data)
  const choose = (change: Chosen): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <div className={styles.filters}>
      <Choice
        label="Route"
        all="All routes"
        value={chosen.route}
        values={resources.map(({ route }) => route && routeName(route.id))}
        onChoose={(route) => choose({ route })}
      />
      <Choice
        label="Type"
        all="All types"
        value={chosen.type}
        values={resources.map(({ type }) => type)}
        format={formatType}
        onChoose={(type) => choose({ type })}
      />
      <Choice
        label="Status"
        all="All statuses"
        value={chosen.status}
        values={resources.map(({ status }) => status)}
        onChoose={(status) => choose({ status })}
      />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  /** What it says where nothing is chosen. */
  readonly all: string
  readonly value: string | undefined
  readonly values: readonly (string | null | undefined)[]
  readonly format?: (value: string) => string
  readonly onChoose: (value: string | undefined) => void
}

function Choice({ label, all, value, values, format = (text) => text, onChoose }: ChoiceProps) {
  const known = new Set([...values, value].filter((one) => one != null))
  const choices = [...known].sort().map((one) => [one, format(one)] as const)
  return (
    <Chooser
      label={label}
      value={value ?? ''}
      choices={[['', all], ...choices]}
      onChoose={(chosen) => onChoose(chosen || undefined)}
    />
  )
}

const resourcesIn = (data: ShowStacksQuery | undefined) =>
  data?.node != null && 'stacks' in data.node
    ? (data.node.stacks?.flatMap(({ resources }) => resources.nodes) ?? [])
    : []
