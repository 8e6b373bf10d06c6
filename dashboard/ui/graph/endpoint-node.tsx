import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { EndpointLook } from './endpoint-look.tsx'
import styles from './endpoint-node.module.css'

type EndpointNodeData = Node<{ readonly label: string; readonly kind: string }>

/** A queue, a bucket, a path or URL, a schedule. */
export function EndpointNode({ data: { label, kind } }: NodeProps<EndpointNodeData>) {
  return (
    <div className={styles.endpoint}>
      <Handle type="target" position={Position.Left} />
      <EndpointLook kind={kind} label={label} />
      <Handle type="source" position={Position.Right} />
    </div>
  )
}
