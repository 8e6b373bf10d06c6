import { useNavigate, useSearch } from '@tanstack/react-router'
import { ShowConfiguration } from '../../../client/operations.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Badge } from '../../ui/badge.tsx'
import { Chooser } from '../../ui/chooser.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Configuration, compare, configurationOf, type Difference } from './compare.ts'
import styles from './configuration.module.css'
import { shortly } from './secrets-panel.tsx'

interface ComparePanelProps {
  readonly project: Project
  readonly environment: Environment
  readonly configuration: Configuration
}

/** By which names this environment and another one differ. The other one stands in the address. */
export function ComparePanel({ project, environment, configuration }: ComparePanelProps) {
  const { with: chosen } = useSearch({ from: '/shell/projects/$project/environments/$environment' })
  const navigate = useNavigate()
  const others = project.environments.filter(({ id }) => id !== environment.id)
  const other = others.find(({ name }) => name === chosen)
  return (
    <Panel
      title="Compare"
      flush
      aside={
        <Chooser
          label="Compare with"
          value={other?.name ?? ''}
          choices={[['', 'No other environment'], ...others.map(({ name }) => [name, name] as const)]}
          onChoose={(name) =>
            void navigate({ to: '.', search: (before) => ({ ...before, with: name === '' ? undefined : name }) })
          }
        />
      }
    >
      {other === undefined ? (
        <p className={styles.none}>Choose another environment to see which names are missing or differ.</p>
      ) : (
        <Differences here={configuration} other={other} name={environment.name} />
      )}
    </Panel>
  )
}

interface DifferencesProps {
  readonly here: Configuration
  readonly name: string
  readonly other: Environment
}

function Differences({ here, name, other }: DifferencesProps) {
  const { data, isOld } = useOperation(ShowConfiguration, { id: other.id })
  const there = isOld ? undefined : configurationOf(data)
  if (there === undefined) return <Skeleton height="5rem" />
  const { differences, alike } = compare(here, there)
  return (
    <>
      {differences.length > 0 && (
        <DataTable
          label="Differences"
          columns={columns(name, other.name)}
          rows={differences}
          rowKey={({ name }) => name}
        />
      )}
      <p className={styles.none}>
        {differences.length === 0 ? 'They are alike.' : `Alike besides: ${alike === 1 ? '1 name' : `${alike} names`}.`}
      </p>
    </>
  )
}

const columns = (here: string, there: string): readonly Column<Difference>[] => [
  { key: 'name', header: 'Name', cell: ({ name }) => <code className={styles.name}>{name}</code> },
  { key: 'here', header: here, cell: ({ here }) => <Setting setting={here} /> },
  { key: 'there', header: there, cell: ({ there }) => <Setting setting={there} /> },
]

function Setting({ setting }: { readonly setting: Difference['here'] }) {
  if (setting === undefined) return <Badge tone="warn">not set</Badge>
  if (!setting.isSecret) return <code className={styles.value}>{setting.text}</code>
  return (
    <span title={setting.text}>
      secret <code className={styles.quiet}>{shortly(setting.text)}</code>
    </span>
  )
}
