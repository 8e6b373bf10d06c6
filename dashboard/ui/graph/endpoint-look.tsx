import { Archive, Clock, Globe, type LucideIcon, Rows3 } from 'lucide-react'
import styles from './endpoint-node.module.css'

const looks: ReadonlyMap<string, { readonly icon: LucideIcon; readonly name: string }> = new Map([
  ['queue', { icon: Rows3, name: 'Queue' }],
  ['file', { icon: Archive, name: 'Bucket' }],
  ['http', { icon: Globe, name: 'HTTP' }],
  ['https', { icon: Globe, name: 'HTTP' }],
  ['trigger', { icon: Clock, name: 'Trigger' }],
])

/** What an endpoint is, as a picture and aloud, and its name. */
export function EndpointLook({ kind, label }: { readonly kind: string; readonly label: string }) {
  const { icon: Icon, name } = looks.get(kind) ?? { icon: Globe, name: kind }
  return (
    <>
      <Icon size={14} aria-hidden="true" />
      <span className="aloud">{name} </span>
      <span className={styles.label} title={label}>
        {label}
      </span>
    </>
  )
}
