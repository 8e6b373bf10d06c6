import { ShowAccount, ShowProjects } from '../../../client/operations.ts'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { useOperation } from '../../data/use-operation.ts'
import { formatExact } from '../../format/numbers.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { NewToken } from '../../ui/tokens/new-token.tsx'
import { TokensTable } from '../../ui/tokens/tokens-table.tsx'
import styles from './account-page.module.css'

/** Who is signed in, the tokens of that account, and what its requests may still cost. */
export function AccountPage() {
  const { data, error, retry } = useOperation(ShowAccount, {})
  const projects = useOperation(ShowProjects, {}).data?.projects.nodes ?? []
  const viewer = data?.viewer
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (viewer == null) return <PageSkeleton />
  const { name, email, kind, tokens, rateLimit, permissions } = viewer
  const mayMake = permissions.includes('account:write')
  return (
    <Page title="Account" actions={mayMake && <NewToken projects={projects} />}>
      <Figures
        label="You"
        figures={[
          { label: 'Signed in as', value: <span className={styles.name}>{name}</span>, note: email },
          {
            label: 'With',
            value: kind === 'TOKEN' ? 'an API token' : 'an account',
            note: kind === 'TOKEN' ? 'You may what the token may.' : 'with a password, or by a link',
          },
          {
            label: 'Requests, points left this minute',
            value: formatExact(rateLimit.remaining),
            note: `of ${formatExact(rateLimit.limit)}`,
          },
        ]}
      />
      <Panel title="Tokens" flush>
        <TokensTable tokens={tokens} mayRevoke={mayMake} />
      </Panel>
    </Page>
  )
}
