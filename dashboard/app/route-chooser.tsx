import { SearchChooser } from '../ui/search-chooser.tsx'
import { useRouteNames } from './use-route-names.ts'

interface RouteChooserProps {
  readonly projectId: string
  /** Its name; undefined for all of them. */
  readonly value: string | undefined
  readonly onChoose: (name: string | undefined) => void
}

/** Lets the viewer choose one of the routes of a project, or all. */
export function RouteChooser({ projectId, value, onChoose }: RouteChooserProps) {
  const names = useRouteNames(projectId) ?? []
  return <SearchChooser label="Route" value={value} choices={names} none="All routes" onChoose={onChoose} />
}
