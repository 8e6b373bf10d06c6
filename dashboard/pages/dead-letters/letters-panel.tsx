import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { DeadLetterFilter } from '../../../client/operations.ts'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { Choice, letterColumns } from './letter-columns.tsx'
import styles from './letters-panel.module.css'
import { RedriveDialog } from './redrive-dialog.tsx'
import { inWords, type LetterSearch, type Selection } from './selection.ts'
import type { LetterRow } from './use-letters.ts'

interface LettersPanelProps {
  readonly project: Project
  readonly environment: Environment
  readonly page:
    | {
        readonly nodes: readonly LetterRow[]
        readonly totalCount: number
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
      }
    | null
    | undefined
  readonly search: LetterSearch
  readonly filter: DeadLetterFilter
  readonly isOld: boolean
}

/** The letters that the filter finds, and what can be done with them: with those that are chosen, or with all. */
export function LettersPanel({ project, environment, page, search, filter, isOld }: LettersPanelProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [doing, setDoing] = useState<'redrive' | 'discard'>()
  const mayWrite = may(project, 'messages:write')
  const showsRoute = search.route === undefined
  const columns = useMemo(() => letterColumns({ project, showsRoute, mayWrite }), [project, showsRoute, mayWrite])
  if (page == null) return <Skeleton height="18rem" />
  const { nodes, totalCount, pageInfo } = page
  const selection: Selection = chosen.size > 0 ? { ids: [...chosen] } : { filter }
  const isAll = nodes.length > 0 && nodes.every(({ id }) => chosen.has(id))
  const turn = (ids: readonly string[], isChosen: boolean): void =>
    setChosen(new Set([...[...chosen].filter((id) => !ids.includes(id)), ...(isChosen ? ids : [])]))
  const common = {
    environmentId: environment.id,
    selection,
    words: inWords(selection, search),
    onClose: () => setDoing(undefined),
    onDone: () => setChosen(new Set()),
  }
  const which = chosen.size > 0 ? formatExact(chosen.size) : totalCount === 1 ? 'it' : `all ${formatExact(totalCount)}`
  return (
    <Panel title="Letters" flush aside={<p>{formatExact(totalCount)}, the oldest first</p>}>
      {nodes.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState title="No letter is like that any more.">
            <p>They were sent again, discarded, or have expired.</p>
          </EmptyState>
        </div>
      ) : (
        <>
          {mayWrite && (
            <div className={styles.bar}>
              <label className={styles.all}>
                <input
                  type="checkbox"
                  checked={isAll}
                  onChange={() =>
                    turn(
                      nodes.map(({ id }) => id),
                      !isAll,
                    )
                  }
                />
                {chosen.size === 0
                  ? `Select these ${formatExact(nodes.length)}`
                  : `${formatExact(chosen.size)} selected`}
              </label>
              <Button variant="primary" onClick={() => setDoing('redrive')}>
                Redrive {which}…
              </Button>
              <Button variant="danger" onClick={() => setDoing('discard')}>
                Discard {which}…
              </Button>
            </div>
          )}
          <Choice value={{ chosen, turn }}>
            <DataTable label="Dead letters" columns={columns} rows={nodes} rowKey={({ id }) => id} isOld={isOld} />
          </Choice>
          <Pages after={pageInfo.hasNextPage ? pageInfo.endCursor : undefined} />
        </>
      )}
      {doing === 'redrive' && <RedriveDialog {...common} example={exampleOf(nodes, chosen)} />}
      {doing === 'discard' && <DiscardDialog {...common} />}
    </Panel>
  )
}

/** A body on which a patch can be shown: of the first letter that is meant. */
const exampleOf = (nodes: readonly LetterRow[], chosen: ReadonlySet<string>): string | null | undefined =>
  nodes.find(({ id }) => chosen.size === 0 || chosen.has(id))?.payload.text

/** To the next letters; the browser goes back. */
function Pages({ after }: { readonly after: string | null | undefined }) {
  if (after == null) return null
  return (
    <nav className={styles.pages} aria-label="Pages">
      <Link
        from="/projects/$project/dead-letters"
        to="/projects/$project/dead-letters"
        search={(before) => ({ ...before, after })}
        className={styles.next}
      >
        Next letters
      </Link>
    </nav>
  )
}
