import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { Archive, Clock, Globe, type LucideIcon, Rows3 } from 'lucide-react'
import styles from './nodes.module.css'

type EndpointNodeData = Node<{ readonly label: string; readonly kind: string }>

const looks: Readonly<Record<string, { readonly icon: LucideIcon; readonly name: string }>> = {
  queue: { icon: Rows3, name: 'Queue' },
  file: { icon: Archive, name: 'Bucket' },
  http: { icon: Globe, name: 'HTTP' },
  https: { icon: Globe, name: 'HTTP' },
  trigger: { icon: Clock, name: 'Trigger' },
}

/** A queue, a bucket, a path or URL, a schedule. */
export function EndpointNode({ data: { label, kind } }: NodeProps<EndpointNodeData>) {
  const { icon: Icon, name } = looks[kind] ?? { icon: Globe, name: kind }
  return (
    <div className={styles.endpoint}>
      <Handle type="target" position={Position.Left} />
      <Icon size={14} aria-hidden="true" />
      <span className="aloud">{name} </span>
      <span className={styles.label} title={label}>
        {label}
      </span>
      <Handle type="source" position={Position.Right} />
    </div>
  )
}
