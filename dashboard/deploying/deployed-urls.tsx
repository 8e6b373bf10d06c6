import { ShowUrls } from '../../client/operations.ts'
import { useOperation } from '../data/use-operation.ts'
import { routeName } from '../format/resources.ts'
import { Panel } from '../ui/panel.tsx'
import { Snippet } from '../ui/snippet.tsx'
import { TextLink } from '../ui/text-link.tsx'
import styles from './deployed-urls.module.css'

interface DeployedUrlsProps {
  readonly slug: string
  readonly environmentId: string
}

/** Where http routes answer, as commands to be copied; nothing where there is no such route. */
export function DeployedUrls({ slug, environmentId }: DeployedUrlsProps) {
  const { data } = useOperation(
    ShowUrls,
    { environmentId },
    { live: { types: ['deployment.succeeded'], environmentId } },
  )
  const urls = data?.node != null && 'urls' in data.node && data.node.id === environmentId ? data.node.urls : []
  if (urls.length === 0) return null
  return (
    <Panel title="URLs">
      <ul className={styles.urls}>
        {urls.map(({ method, url, route }) => (
          <li key={`${method} ${url}`}>
            <TextLink to="/projects/$project/routes/$route" params={{ project: slug, route: routeName(route.id) }}>
              {routeName(route.id)}
            </TextLink>
            <Snippet text={commandFor(method, url)} label={`Copy the command for ${routeName(route.id)}`} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE'])

/** In single quotes a shell takes everything as it is. */
const commandFor = (method: string, url: string): string =>
  `curl -X ${method} '${url}'${bodiless.has(method) ? '' : " --data 'hello'"}`
