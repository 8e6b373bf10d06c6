import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { EndpointLook } from '../../../ui/graph/endpoint-look.tsx'
import type { Found } from './checked-project.ts'
import styles from './endpoint-box.module.css'
import { Item } from './item.tsx'
import type { Selection } from './selection.ts'

export type EndpointBoxNode = Node<{
  readonly scheme: string
  readonly label: string
  /** What is selected with it. */
  readonly use: Required<Selection>
  readonly isSelected: boolean
  readonly found: readonly Found[] | undefined
  /** Who reads and who writes it. */
  readonly spoken: string
}>

/** A queue, a bucket, a path or URL, a schedule. */
export const EndpointBox = memo(function EndpointBox({ data }: NodeProps<EndpointBoxNode>) {
  const { scheme, label, use, isSelected, found, spoken } = data
  return (
    <div className={styles.frame}>
      <Handle type="target" position={Position.Left} />
      <Item
        route={use.route}
        part={use.part}
        isSelected={isSelected}
        isTabStop={isSelected}
        found={found}
        className={styles.endpoint}
        label={spoken}
        title={spoken}
      >
        <EndpointLook kind={scheme} label={label} />
      </Item>
      <Handle type="source" position={Position.Right} />
    </div>
  )
})
