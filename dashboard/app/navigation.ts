import { type LucideIcon, Workflow } from 'lucide-react'

/** The pages of a project, in the order in which the menu has them. A new one is a line here and a route in `router.tsx`. */
export const projectPages = [
  { to: '/projects/$project', label: 'Routes', icon: Workflow },
] as const satisfies readonly {
  readonly to: string
  readonly label: string
  readonly icon: LucideIcon
}[]
