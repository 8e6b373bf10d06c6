import {
  Boxes,
  CircleDollarSign,
  History,
  ListTree,
  type LucideIcon,
  MailX,
  Rocket,
  ScrollText,
  Server,
  Settings,
  SquarePen,
  Waypoints,
  Webhook,
  Workflow,
} from 'lucide-react'

interface ProjectPage {
  readonly to: string
  readonly label: string
  readonly icon: LucideIcon
  /** What one has to be permitted to see anything there. Left out: nothing more than the project. */
  readonly needs?: string
}

/** The pages of a project, in the order in which the menu has them: what happens in it first, then how it is set up. */
const projectPages = [
  [
    { to: '/projects/$project', label: 'Routes', icon: Workflow },
    { to: '/projects/$project/executions', label: 'Executions', icon: ListTree },
    { to: '/projects/$project/trace', label: 'Trace', icon: Waypoints },
    { to: '/projects/$project/dead-letters', label: 'Dead letters', icon: MailX },
    { to: '/projects/$project/logs', label: 'Logs', icon: ScrollText, needs: 'messages:read' },
    { to: '/projects/$project/playground', label: 'Playground', icon: SquarePen },
    { to: '/projects/$project/deployments', label: 'Deployments', icon: Rocket },
    { to: '/projects/$project/resources', label: 'Resources', icon: Boxes },
  ],
  [
    { to: '/projects/$project/environments', label: 'Environments', icon: Server },
    { to: '/projects/$project/cost', label: 'Cost', icon: CircleDollarSign },
    { to: '/projects/$project/webhooks', label: 'Webhooks', icon: Webhook, needs: 'webhooks:write' },
    { to: '/projects/$project/audit-log', label: 'Audit log', icon: History, needs: 'audit:read' },
    { to: '/projects/$project/settings', label: 'Settings', icon: Settings },
  ],
] as const satisfies readonly (readonly ProjectPage[])[]

/** Those that there is something on for somebody who may this. */
export const pagesFor = (viewerPermissions: readonly string[]) =>
  projectPages.map((pages) =>
    pages.filter((page) => !('needs' in page) || viewerPermissions.includes(String(page.needs))),
  )
