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
  /** The next one of those who use it. */
  readonly next: Required<Selection>
  readonly isSelected: boolean
  readonly found: readonly Found[] | undefined
  /** Who reads and who writes it. */
  readonly users: string
}>

/** A queue, a bucket, a path or URL, a schedule. */
export const EndpointBox = memo(function EndpointBox({ data }: NodeProps<EndpointBoxNode>) {
  const { scheme, label, use, next, isSelected, found, users } = data
  return (
    <div className={styles.frame}>
      <Handle type="target" position={Position.Left} />
      <Item
        route={use.route}
        part={use.part}
        isSelected={isSelected}
        again={next}
        // A rule and a tap are selected where they stand in their route.
        isTabStop={isSelected && (use.part.kind === 'from' || use.part.kind === 'to')}
        found={found}
        className={styles.endpoint}
        title={`${label}, ${users}`}
      >
        <EndpointLook kind={scheme} label={label} />
        <span className="aloud">, {users}</span>
      </Item>
      <Handle type="source" position={Position.Right} />
    </div>
  )
})
