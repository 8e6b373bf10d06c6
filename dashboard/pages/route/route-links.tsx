import { Link } from '@tanstack/react-router'
import { may, type Project } from '../../app/use-project.ts'
import styles from './route-links.module.css'
import type { RouteDoing } from './use-route.ts'

/** Where it reads and writes, and everything else there is of this route. */
export function RouteLinks({ project, route }: { readonly project: Project; readonly route: RouteDoing }) {
  const { name, description, from, to } = route
  const params = { project: project.slug }
  const search = { route: name }
  return (
    <div className={styles.line}>
      <div>
        {description !== null && <p>{description}</p>}
        <p className={styles.way}>
          <code>{from.uri}</code>
          {to.map(({ uri }) => (
            <code key={uri}>→ {uri}</code>
          ))}
        </p>
      </div>
      <nav className={styles.links} aria-label="Of this route">
        <Link to="/projects/$project/executions" params={params} search={search} className="link">
          Executions
        </Link>
        <Link to="/projects/$project/dead-letters" params={params} search={search} className="link">
          Dead letters
        </Link>
        {may(project, 'messages:read') && (
          <Link to="/projects/$project/logs" params={params} search={search} className="link">
            Logs
          </Link>
        )}
        <Link to="/projects/$project/resources" params={params} search={search} className="link">
          Resources
        </Link>
      </nav>
    </div>
  )
}
