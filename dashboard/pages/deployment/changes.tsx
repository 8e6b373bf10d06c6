import { ShowDeploymentChanges } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { ChangeList } from '../../deploying/change-list.tsx'
import { formatBytes } from '../../format/resources.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './changes.module.css'
import type { Deployment } from './deployment.ts'

interface ChangesProps {
  readonly slug: string
  readonly deployment: Deployment
}

/** What a deployment changes, and what was built for it. */
export function Changes({ slug, deployment: { id, plan, artifacts } }: ChangesProps) {
  // They are known, and stay the same, once there is a plan.
  const { data } = useOperation(ShowDeploymentChanges, { id }, { enabled: plan != null })
  const changes = data?.deployment?.changes
  return (
    <>
      {changes !== undefined && (
        <Panel title="Changes" flush aside={<p>{changes.length}</p>}>
          <ChangeList slug={slug} changes={changes} />
        </Panel>
      )}
      {artifacts.length > 0 && (
        <Panel title="Artifacts" flush>
          <DataTable
            label="Artifacts"
            rows={artifacts}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', header: 'Name', cell: ({ name }) => <code>{name}</code> },
              {
                key: 'digest',
                header: 'SHA-256',
                wide: true,
                cell: ({ name, digest }) => (
                  <span className={styles.digest}>
                    <code>{digest}</code>
                    <CopyButton text={digest} label={`Copy the digest of ${name}`} icon />
                  </span>
                ),
              },
              { key: 'bytes', header: 'Size', align: 'end', cell: ({ bytes }) => formatBytes(bytes) },
            ]}
          />
        </Panel>
      )}
    </>
  )
}
