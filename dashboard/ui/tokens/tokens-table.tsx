import { useState } from 'react'
import { RevokeToken, ShowAccount, ShowProjectTokens, type TokenFragment } from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { type Column, DataTable } from '../data-table.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { RowActions } from '../row-actions.tsx'
import { Time } from '../time.tsx'
import { toast } from '../toasts.tsx'
import { inWords } from './scopes.ts'
import styles from './tokens-table.module.css'

/** A token, and who made it, where that is not plain. */
export interface TokenRow extends TokenFragment {
  readonly createdBy?: { readonly name: string }
}

/** Tokens that count; those that have ended on demand. */
export function TokensTable({
  tokens,
  mayRevoke,
}: {
  readonly tokens: readonly TokenRow[]
  readonly mayRevoke: boolean
}) {
  const [showsEnded, setShowsEnded] = useState(false)
  const counting = tokens.filter((token) => stateOf(token) === 'counts')
  const ended = tokens.length - counting.length
  const shown = showsEnded ? tokens : counting
  return (
    <>
      {shown.length === 0 ? (
        <p className={styles.none}>There are none now. A pipeline or a script signs in with one.</p>
      ) : (
        <DataTable label="Tokens" columns={columns(tokens, mayRevoke)} rows={shown} rowKey={({ id }) => id} />
      )}
      {ended > 0 && (
        <div className={styles.more}>
          <Button variant="quiet" aria-expanded={showsEnded} onClick={() => setShowsEnded(!showsEnded)}>
            {showsEnded ? 'Hide those that have ended' : `Show ${ended} that ${ended === 1 ? 'has' : 'have'} ended`}
          </Button>
        </div>
      )}
    </>
  )
}

function stateOf({ revokedAt, expiresAt }: TokenFragment): 'counts' | 'revoked' | 'expired' {
  if (revokedAt != null) return 'revoked'
  return expiresAt != null && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'counts'
}

function columns(tokens: readonly TokenRow[], mayRevoke: boolean): readonly Column<TokenRow>[] {
  const hasMaker = tokens.some(({ createdBy }) => createdBy !== undefined)
  return [
    {
      key: 'name',
      header: 'Token',
      cell: ({ name, prefix }) => (
        <span className={styles.name}>
          <strong>{name}</strong>
          <code>{prefix}…</code>
        </span>
      ),
    },
    ...(hasMaker
      ? [{ key: 'maker', header: 'Made by', cell: ({ createdBy }: TokenRow) => createdBy?.name ?? '' }]
      : []),
    {
      key: 'may',
      header: 'May',
      wide: true,
      cell: ({ scopes }) => <span title={scopes.join(', ')}>{inWords(scopes)}</span>,
    },
    {
      key: 'where',
      header: 'Where',
      cell: ({ project, environments }) => (
        <span className={styles.where}>
          {project?.slug ?? 'all projects'}
          {environments != null && ` / ${environments.map(({ name }) => name).join(', ')}`}
        </span>
      ),
    },
    {
      key: 'used',
      header: 'Last used',
      cell: ({ lastUsedAt }) => (lastUsedAt == null ? 'never' : <Time at={lastUsedAt} />),
    },
    { key: 'ends', header: 'Ends', cell: (token) => <Ends token={token} /> },
    ...(mayRevoke
      ? [
          {
            key: 'revoke',
            header: 'Actions',
            hasQuietHeader: true,
            align: 'end',
            cell: (token: TokenRow) => (
              <RowActions>
                <Revoke token={token} />
              </RowActions>
            ),
          } as const,
        ]
      : []),
  ]
}

function Ends({ token }: { readonly token: TokenRow }) {
  const { revokedAt, expiresAt } = token
  if (revokedAt != null) return <Badge tone="quiet">revoked</Badge>
  if (expiresAt == null) return 'never'
  return stateOf(token) === 'expired' ? <Badge tone="quiet">expired</Badge> : <Time at={expiresAt} />
}

function Revoke({ token }: { readonly token: TokenRow }) {
  const { run } = useChange(RevokeToken, [ShowAccount, ShowProjectTokens])
  if (stateOf(token) !== 'counts') return null
  return (
    <FormDialog
      label="Revoke"
      variant="quiet"
      title={`Revoke ${token.name}?`}
      description="Whatever signs in with it is refused from the next request on, and so are tokens that it has made. It cannot be brought back."
      submit="Revoke"
      isDangerous
      onSubmit={async () => {
        await run({ id: token.id })
        toast(`The token ${token.name} is revoked.`)
      }}
    />
  )
}
