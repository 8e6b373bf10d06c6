import type { ResourceRole } from '../../../client/operations.ts'
import { formatType, routeName } from '../../format/resources.ts'
import { Badge } from '../../ui/badge.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { OutsideLink, TextLink } from '../../ui/text-link.tsx'
import styles from './resources-table.module.css'
import type { Resource } from './stack.ts'
import { toneOfStatus } from './statuses.ts'

interface ResourcesTableProps {
  readonly slug: string
  readonly stack: string
  readonly resources: readonly Resource[]
  readonly isOld: boolean
}

/** The parts of a stack, route by route; what several routes share comes last. */
export function ResourcesTable({ slug, stack, resources, isOld }: ResourcesTableProps) {
  return (
    <DataTable
      label={`Resources of ${stack}`}
      columns={columns(slug)}
      rows={resources.toSorted(byRouteAndRole)}
      rowKey={({ id, status }) => `${id} ${status}`}
      isOld={isOld}
    />
  )
}

const roles: Readonly<Record<ResourceRole, string>> = {
  SOURCE: 'Source',
  EXECUTOR: 'Executor',
  TARGET: 'Target',
  DEAD_LETTER: 'Dead letters',
  API: 'API',
  SCHEDULE: 'Schedule',
  PERMISSION: 'Permission',
  LOG: 'Log',
}
const order = Object.keys(roles)

function byRouteAndRole(one: Resource, other: Resource): number {
  const routes = compare(one.route?.id ?? '\uffff', other.route?.id ?? '\uffff')
  return routes || rankOf(one) - rankOf(other) || compare(one.logicalId, other.logicalId)
}
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)
const rankOf = ({ role }: Resource): number => (role == null ? order.length : order.indexOf(role))

const columns = (slug: string): readonly Column<Resource>[] => [
  {
    key: 'name',
    header: 'Resource',
    cell: ({ logicalId, type }) => (
      <span className={styles.name}>
        <strong>{logicalId}</strong>
        <span>{formatType(type)}</span>
      </span>
    ),
  },
  {
    key: 'route',
    header: 'Route',
    cell: ({ route }) =>
      route == null ? (
        <span className={styles.quiet}>shared</span>
      ) : (
        <span className={styles.route}>
          <TextLink to="/projects/$project/routes/$route" params={{ project: slug, route: routeName(route.id) }}>
            {routeName(route.id)}
          </TextLink>
        </span>
      ),
  },
  { key: 'role', header: 'Role', cell: (resource) => <Role slug={slug} resource={resource} /> },
  {
    key: 'status',
    header: 'Status',
    cell: ({ status, statusReason }) => (
      <Badge tone={toneOfStatus(status)} {...(statusReason != null && { title: statusReason })}>
        {status}
      </Badge>
    ),
  },
  {
    key: 'physical',
    header: 'Name there',
    wide: true,
    cell: ({ logicalId, physicalId, consoleUrl }) =>
      physicalId == null ? (
        <NotKnown why="It has none yet." />
      ) : (
        <span className={styles.physical}>
          <code>{physicalId}</code>
          <CopyButton text={physicalId} label={`Copy the name of ${logicalId}`} icon />
          {consoleUrl != null && <OutsideLink href={consoleUrl}>Console</OutsideLink>}
        </span>
      ),
  },
]

/** What it is to its route; where there is a page for that, a link. */
function Role({ slug, resource: { role, route } }: { readonly slug: string; readonly resource: Resource }) {
  if (role == null) return <span className={styles.quiet}>–</span>
  const text = roles[role]
  if (route == null) return text
  const params = { project: slug }
  if (role === 'DEAD_LETTER') {
    return (
      <TextLink
        to="/projects/$project/dead-letters"
        params={params}
        search={(before) => ({ ...before, route: routeName(route.id) })}
      >
        {text}
      </TextLink>
    )
  }
  if (role !== 'LOG') return text
  return (
    <TextLink
      to="/projects/$project/logs"
      params={params}
      search={(before) => ({ ...before, route: routeName(route.id) })}
    >
      {text}
    </TextLink>
  )
}
