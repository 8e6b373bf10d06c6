import { ShowProjectTokens } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { useViewer } from '../../data/viewer.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NewToken } from '../../ui/tokens/new-token.tsx'
import { TokensTable } from '../../ui/tokens/tokens-table.tsx'

/** The tokens that are for this project alone, whoever has made them. */
export function ProjectTokens({ project }: { readonly project: Project }) {
  const { data, error, isOld, retry } = useOperation(ShowProjectTokens, { slug: project.slug })
  const mayMake = useViewer().viewer?.permissions.includes('account:write') ?? false
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  const tokens = isOld ? undefined : data?.project?.tokens
  return (
    <Panel title="Tokens for this project" flush aside={mayMake && <NewToken projects={[project]} isForOne />}>
      {tokens == null ? <Skeleton height="5rem" /> : <TokensTable tokens={tokens} mayRevoke={mayMake} />}
    </Panel>
  )
}
