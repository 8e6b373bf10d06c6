import { RemoveRetained, ShowRetained } from '../../../client/operations.ts'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { useChange, useOperation } from '../../data/use-operation.ts'
import { formatCount } from '../../format/numbers.ts'
import { formatType } from '../../format/resources.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Radios } from '../../ui/radios.tsx'
import { OutsideLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import styles from './retained.module.css'

interface RetainedProps {
  readonly project: Project
  readonly environment: Environment
}

/** Queues and buckets that removed routes have left; nothing where there are none. */
export function Retained({ project, environment }: RetainedProps) {
  const environmentId = environment.id
  const { data, partial } = useOperation(
    ShowRetained,
    { environmentId },
    { live: { types: ['deployment.succeeded'], environmentId } },
  )
  const retained = data?.node != null && 'retained' in data.node ? data.node.retained : undefined
  if (retained === null) {
    return (
      <Panel title="Left by removed routes">
        <p>This cannot be said now. {partial?.message}</p>
      </Panel>
    )
  }
  if (retained === undefined || retained.length === 0) return null
  const mayRemove = may(project, 'environments:destroy')
  return (
    <Panel
      title="Left by removed routes"
      flush
      aside={<p>A deployment that has such a route again takes them up again.</p>}
    >
      <DataTable
        label="Left by removed routes"
        rows={retained}
        rowKey={({ type, physicalId }) => `${type} ${physicalId}`}
        columns={[
          {
            key: 'name',
            header: 'Resource',
            cell: ({ logicalId, type }) => (
              <>
                <strong>{logicalId}</strong> {formatType(type)}
              </>
            ),
          },
          {
            key: 'physical',
            header: 'Name there',
            wide: true,
            cell: ({ physicalId, consoleUrl }) => (
              <span className={styles.physical}>
                <code>{physicalId}</code> {consoleUrl != null && <OutsideLink href={consoleUrl}>Console</OutsideLink>}
              </span>
            ),
          },
          {
            key: 'holds',
            header: 'Holds',
            align: 'end',
            cell: ({ holds }) =>
              holds == null ? <NotKnown why="Somebody has removed it by hand." /> : formatCount(holds),
          },
          { key: 'since', header: 'Since', cell: ({ since }) => <Time at={since} /> },
          ...(mayRemove
            ? [
                {
                  key: 'remove',
                  header: 'Remove',
                  align: 'end' as const,
                  cell: ({ logicalId, type, physicalId }: Left) => (
                    <Remove environmentId={environmentId} logicalId={logicalId} type={type} physicalId={physicalId} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  )
}

interface Left {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
}

function Remove({ environmentId, logicalId, type, physicalId }: Left & { readonly environmentId: string }) {
  const remove = useChange(RemoveRetained, ['ShowRetained'])
  const send = async (values: FormData): Promise<void> => {
    const data = values.get('data') === 'EMPTY_AND_DELETE' ? 'EMPTY_AND_DELETE' : 'REFUSE_IF_NOT_EMPTY'
    await remove.run({ input: { environmentId, type, physicalId, data } })
    toast(`${logicalId} is removed.`)
  }
  return (
    <FormDialog
      label="Remove…"
      title={`Remove ${logicalId}`}
      description={physicalId}
      variant="danger"
      submit="Remove"
      isDangerous
      onSubmit={send}
    >
      <Radios
        legend="What it holds"
        name="data"
        initial="REFUSE_IF_NOT_EMPTY"
        choices={[
          { value: 'REFUSE_IF_NOT_EMPTY', label: 'Stop if it holds something' },
          { value: 'EMPTY_AND_DELETE', label: 'Delete what it holds', note: 'This cannot be undone.' },
        ]}
      />
    </FormDialog>
  )
}
